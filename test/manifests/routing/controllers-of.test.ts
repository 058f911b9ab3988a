import { controllersOf } from '../../../lib/manifests/routing/controllers-of';
import type { Entrance, Gateway } from '../../../lib/model/routing';

const GATEWAYS = new Map<string, Gateway>([
  ['infra/public', { namespace: 'infra', name: 'public', gatewayClass: 'envoy', listeners: [] }],
  ['infra/odd', { namespace: 'infra', name: 'odd', gatewayClass: 'constructor', listeners: [] }],
]);
const BOTH = { nginx: 'the pods of nginx', envoy: 'the pods of envoy' };

function entrance(kind: string, ...classes: string[]): Entrance {
  return { kind, namespace: 'shop', name: 'front', classes, backends: [] };
}

test.each([
  ['the class of an Ingress', entrance('Ingress', 'nginx'), BOTH, [BOTH.nginx], []],
  ['a class that nobody knows', entrance('Ingress', 'traefik'), BOTH, [], ['class traefik']],
  [
    'a class that is named like something of every object',
    entrance('Ingress', 'toString'),
    BOTH,
    [],
    ['class toString'],
  ],
  ['no class, and one controller', entrance('Ingress'), { nginx: BOTH.nginx }, [BOTH.nginx], []],
  ['no class, and several controllers', entrance('Ingress'), BOTH, [], ['none']],
  ['no class, and no controller', entrance('Ingress'), {}, [], ['none']],
  ['a Route, and one controller', entrance('Route'), { envoy: BOTH.envoy }, [BOTH.envoy], []],
  ['a Route among several', entrance('Route'), BOTH, [], ['none']],
  [
    'a Route, and the router of OpenShift',
    entrance('Route'),
    { ...BOTH, 'openshift-default': 'the pods of the router' },
    ['the pods of the router'],
    [],
  ],
  ['the class of a Gateway', entrance('HTTPRoute', 'infra/public'), BOTH, [BOTH.envoy], []],
  ['a Gateway that nobody knows', entrance('HTTPRoute', 'infra/private'), BOTH, [], ['gateway infra/private']],
  ['a Gateway by its name', entrance('GRPCRoute', 'infra/private'), { 'infra/private': 'the pods' }, ['the pods'], []],
  ['a Gateway with an odd class', entrance('HTTPRoute', 'infra/odd'), BOTH, [], ['gateway infra/odd']],
  [
    'two Gateways of one class, and one that nobody knows',
    entrance('HTTPRoute', 'infra/public', 'infra/public', 'infra/private'),
    BOTH,
    [BOTH.envoy],
    ['gateway infra/private'],
  ],
  ['a route of the mesh, which has no Gateway', entrance('HTTPRoute'), { nginx: BOTH.nginx }, [], []],
])('%s', (_, of, controllers, known, unknown) => {
  const found = controllersOf<string>(of, GATEWAYS, controllers);
  expect(found.known).toEqual(known);
  expect(found.unknown.map((one) => (one.what === 'none' ? 'none' : `${one.what} ${one.name}`))).toEqual(unknown);
});

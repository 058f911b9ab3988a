import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { readOrdinaryPolicy } from '../../lib/manifests/ordinary-policy';
import { PolicyReader } from '../../lib/dsl/plan/policy-reader';
import { Rendering } from '../../lib/dsl/plan/rendering';
import { readPolicy } from '../../lib/manifests/policy-reading';
import { specOf } from '../../lib/manifests/policy-writing';
import { anyPolicy } from '../arbitraries/policy';
import { smallApp } from '../arbitraries/small-app';
import { build } from './building';

type Raw = Readonly<Record<string, unknown>>;

const VERSIONS = ['1.30', '1.34', '1.38'];

/** Texts and values on both sides of what names, labels, ports and lists may be. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'A',
    '-a',
    'a.b',
    'a/b',
    'A.io/b',
    '1,b=c',
    'é',
    'a'.repeat(63),
    'a'.repeat(64),
    '__proto__',
  ),
  fc.constantFrom('Ingress', 'Egress', 'ingress', 'TCP', 'tcp', 'ICMP', 'http', '80'),
  fc.constantFrom(0, 1, -0, 1.5, 80, 65535, 65536, NaN, true, false, null, undefined),
  fc.constantFrom(
    [],
    {},
    [null],
    ['Ingress', 'Ingress'],
    ['Ingress', 'Egress'],
    [{}],
    new Date(0),
    { a: 1 },
    { a: '' },
  ),
  fc.constantFrom({ podSelector: {} }, { matchLabels: {} }, { matchLabels: { a: 'b' } }, { matchExpressions: [] }),
);

const KEYS = [
  'name',
  'namespace',
  'labels',
  'annotations',
  'generateName',
  'from',
  'to',
  'ports',
  'protocol',
  'endPort',
];

const texts = fc.dictionary(fc.constantFrom('a', 'b.io/c', 'D'), fc.constantFrom('', 'x', 'Y.z'), { maxKeys: 2 });
const selector = fc.record({ matchLabels: texts }, { requiredKeys: [] });
const port = fc.record(
  { protocol: fc.constantFrom('TCP', 'UDP'), port: fc.constantFrom(1, 80, 65535), endPort: fc.constantFrom(80, 65535) },
  { requiredKeys: ['protocol', 'port'] },
);
const ports = fc.array(port, { minLength: 1, maxLength: 2 });
const peers = fc.array(
  fc.oneof(fc.record({ podSelector: selector }), fc.record({ namespaceSelector: selector, podSelector: selector })),
  { minLength: 1, maxLength: 2 },
);
const optional = { requiredKeys: [] };

/** Specs of the form that most have. */
const plainSpec = fc.record(
  {
    podSelector: selector,
    policyTypes: fc.constantFrom(['Ingress'], ['Egress'], ['Egress', 'Ingress']),
    ingress: fc.array(fc.record({ from: peers, ports }, optional), { minLength: 1, maxLength: 2 }),
    egress: fc.array(fc.record({ to: peers, ports }, optional), { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['podSelector', 'policyTypes'] },
);

const policy: fc.Arbitrary<Raw> = fc
  .record({ spec: fc.oneof(plainSpec, anyPolicy.map(specOf)), labels: texts, annotations: texts })
  .map(({ spec, ...metadata }) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'one', namespace: 'web', ...metadata },
    spec,
  }))
  // With the prototype that objects have which cdk8s renders.
  .map((object) => JSON.parse(JSON.stringify(object)) as Raw);

/** Puts a value somewhere into an object: in the place of one that is there, or beside it under another key. */
function changed(value: unknown, steps: readonly number[], put: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof value !== 'object' || value === null) return put;
  if (Array.isArray(value)) {
    const at = step % (value.length + 1);
    return [...value.slice(0, at), changed(value[at], rest, put), ...value.slice(at + 1)];
  }
  const keys = [...Object.keys(value), KEYS[step % KEYS.length] ?? ''];
  const key = keys[step % keys.length] ?? '';
  return { ...value, [key]: changed((value as Raw)[key], rest, put) };
}

const damaged = fc
  .record({ policy, steps: fc.array(fc.nat(50), { minLength: 1, maxLength: 8 }), put: strange })
  .map((chosen) => changed(chosen.policy, chosen.steps, chosen.put) as Raw);

test('a policy that is read as an ordinary one means what the decoder says it means, and no server refuses it', () => {
  let ordinary = 0;
  fc.assert(
    fc.property(fc.oneof(policy, damaged), (object) => {
      const read = readOrdinaryPolicy(object);
      if (!read) return;
      ordinary++;
      for (const kubernetesVersion of VERSIONS) {
        expect(readPolicy(object, { kubernetesVersion })).toEqual({ errors: [], warnings: [], policy: read });
      }
    }),
    { numRuns: 3000 },
  );
  expect(ordinary).toBeGreaterThan(300);
});

test('every policy of an app is read as the decoder reads what cdk8s writes', () => {
  fc.assert(
    fc.property(smallApp(), (small) => {
      const { plan } = build(small);
      for (const { reader, rendering, apiObjects } of plan.clusters) {
        for (const object of apiObjects.filter((one) => rendering.kindOf(one) === 'policy')) {
          const { apiObject: _, ...reading } = reader.read(object);
          expect(reading).toEqual(readPolicy(object.toJson()));
        }
      }
    }),
    { numRuns: 50 },
  );
});

/** A policy that a construct holds, with patches of its own. */
function patched(...patches: JsonPatch[]): ApiObject {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const object = new ApiObject(chart, 'policy', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    spec: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'], ingress: [{}] },
  });
  object.addJsonPatch(...patches);
  return object;
}

function read(object: ApiObject) {
  return new PolicyReader(new Rendering(), undefined).read(object);
}

test('a JSON patch counts in what an ordinary policy means, and in whether it is refused', () => {
  expect(read(patched()).policy?.isolates).toEqual({ ingress: true, egress: false });
  expect(read(patched(JsonPatch.replace('/spec/policyTypes', ['Egress']))).policy?.isolates.egress).toBe(true);
  const [error] = read(patched(JsonPatch.replace('/spec/podSelector/matchLabels/app', '-web'))).errors;
  expect(error?.field).toBe('spec.podSelector.matchLabels');
});

test('an object that renders itself is read with all care', () => {
  const object = patched();
  let calls = 0;
  const spec = { enumerable: true, get: () => calls++ };
  object.toJson = () =>
    Object.defineProperty({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: {} }, 'spec', spec);
  expect(read(object).policy).toBeUndefined();
  expect(calls).toBe(0);
});

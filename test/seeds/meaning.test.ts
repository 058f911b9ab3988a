import { cidr, namespace, range, tcp, udp, type NetworkPolicySpec } from '../../lib/index';
import { fieldsOf } from './fields';
import { unexplained, type Difference } from './meaning';
import { clusterWith, type Tutorial } from './tutorial';

const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop', labels: { app: name } },
});
const shop: Tutorial = { name: 'shop', world: [pod('web'), pod('api')], policies: new Map() };

const policy = (name: string, spec: NetworkPolicySpec) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace: 'shop' },
  spec,
});
const toApi = (spec: Omit<NetworkPolicySpec, 'podSelector'>) =>
  policy('api', { podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Ingress'], ...spec });
const fromWeb = (port: number) =>
  toApi({ ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ port }] }] });

const compared = (
  before: ReturnType<typeof policy>,
  after: ReturnType<typeof policy>,
  differences: readonly Difference[],
) => unexplained(clusterWith(shop, [before]), clusterWith(shop, [after]), differences);

const [web, api] = ['web', 'api'].map((app) => namespace('shop').pods({ app })) as [
  Difference['from'],
  Difference['to'],
];
const opened: Difference = { from: web, to: api, ports: [tcp(81)], becomes: 'allowed' };
const closed: Difference = { from: web, to: api, ports: [tcp(80)], becomes: 'denied' };

describe('the comparison of two clusters', () => {
  test('finds nothing between policies that say the same in other words', () => {
    const inTwo = toApi({
      ingress: [
        {
          from: [{ podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] } }],
          ports: [{ port: 80 }],
        },
        { from: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 90, endPort: 95 }] },
      ],
    });
    const inMore = toApi({
      ingress: [
        {
          from: [{ ipBlock: { cidr: '10.128.0.0/9' } }, { ipBlock: { cidr: '10.0.0.0/9' } }],
          ports: [{ port: 90, endPort: 95 }],
        },
        { from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [{ port: 80 }] },
      ],
    });
    expect(compared(inTwo, inMore, [])).toEqual([]);
  });

  test('finds each pair that differs, and none where every difference is said', () => {
    expect(compared(fromWeb(80), fromWeb(81), [])).toEqual(['shop/web -> shop/api: TCP 80 became TCP 81']);
    expect(compared(fromWeb(80), fromWeb(81), [opened, closed])).toEqual([]);
  });

  test.each<[string, readonly Difference[]]>([
    ['one that is left out', [opened]],
    ['ports that do not differ', [opened, { ...closed, ports: [range(79, 80)] }]],
    ['a protocol that does not differ', [opened, closed, { ...opened, ports: [udp(81)] }]],
    [
      'the wrong way round',
      [
        { ...opened, becomes: 'denied' },
        { ...closed, becomes: 'allowed' },
      ],
    ],
  ])('finds a difference that is said wrongly: %s', (_, differences) => {
    const line = 'shop/web -> shop/api: TCP 80 became TCP 81, and not what the differences say';
    expect(compared(fromWeb(80), fromWeb(81), differences)).toEqual([line]);
  });

  test('finds a difference between ends that do not differ, and one between ends that are not there', () => {
    expect(compared(fromWeb(80), fromWeb(80), [{ ...opened, from: api, to: web }])).toHaveLength(1);
    const nowhere = cidr('192.0.2.0/24');
    expect(compared(fromWeb(80), fromWeb(80), [{ ...opened, from: nowhere, to: nowhere }])).toHaveLength(1);
  });

  test('asks pods that nobody declared, and addresses', () => {
    const fromLabel = toApi({ ingress: [{ from: [{ podSelector: { matchLabels: { app: 'job' } } }] }] });
    expect(compared(fromLabel, toApi({}), [])).toEqual([
      'shop/(any pod labelled app=job) -> shop/api: all ports became nothing',
    ]);
    const fromBlock = toApi({ ingress: [{ from: [{ ipBlock: { cidr: '192.0.2.0/24' } }] }] });
    expect(compared(fromBlock, toApi({}), [])).toContain('192.0.2.0 -> shop/api: all ports became nothing');
  });
});

describe('the comparison of fields', () => {
  const base = toApi({ ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: {} }], ports: [{ port: 80 }] }] });

  test('leaves out names, order, defaults and how many policies say it', () => {
    const spread = [
      policy('one', {
        podSelector: { matchLabels: { app: 'api' } },
        ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 80, protocol: 'TCP' }] }],
      }),
      toApi({ ingress: [{ ports: [{ port: 80 }], from: [{ podSelector: {} }] }] }),
    ];
    expect(fieldsOf(spread)).toEqual(fieldsOf([base]));
  });

  test.each<[string, NetworkPolicySpec]>([
    ['a port', { ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: {} }], ports: [{ port: 81 }] }] }],
    [
      'a peer of two selectors',
      { ingress: [{ from: [{ podSelector: {}, namespaceSelector: {} }], ports: [{ port: 80 }] }] },
    ],
    ['a rule for everyone', { ingress: [{ ports: [{ port: 80 }] }] }],
    ['a direction', { policyTypes: ['Ingress', 'Egress'], ingress: base.spec.ingress ?? [] }],
    [
      'a spelling',
      { ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: { matchLabels: {} } }], ports: [{ port: 80 }] }] },
    ],
  ])('finds another: %s', (_, spec) => {
    expect(fieldsOf([toApi(spec)])).not.toEqual(fieldsOf([base]));
  });
});

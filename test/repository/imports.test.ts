import { ApiObject, Testing } from 'cdk8s';
import {
  NetworkPolicy,
  type NetworkPolicySpec,
  NetworkPolicySpecEgressPortsPort,
  NetworkPolicySpecEgressPortsProtocol,
  NetworkPolicySpecIngressFromPodSelectorMatchExpressionsOperator as Operator,
  NetworkPolicySpecIngressPortsPort,
  NetworkPolicySpecIngressPortsProtocol,
  NetworkPolicySpecPolicyTypes,
} from '../../imports/networking.k8s.io';
import type { NetworkPolicySpec as OwnSpec } from '../../lib/manifests/network-policy-types';

/** A number or a name, as the generated types wrap it. */
type PortClass = NetworkPolicySpecIngressPortsPort | NetworkPolicySpecEgressPortsPort;

/** What a type says of the rendered object: an enum is its strings, a wrapped port its value, a list read-only. */
type Plain<T> = T extends PortClass
  ? number | string
  : T extends string
    ? `${T}`
    : T extends readonly (infer Item)[]
      ? readonly Plain<Item>[]
      : T extends object
        ? { readonly [Field in keyof T]: Plain<T[Field]> }
        : T;

/** True for two types that are one and the same, optional fields included. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** A policy that uses every field there is, as the generated props say it. */
const everyField: NetworkPolicySpec = {
  podSelector: { matchLabels: { app: 'api' } },
  policyTypes: [NetworkPolicySpecPolicyTypes.INGRESS, NetworkPolicySpecPolicyTypes.EGRESS],
  ingress: [
    {
      from: [
        {
          podSelector: { matchExpressions: [{ key: 'app', operator: Operator.IN, values: ['web', 'admin'] }] },
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'frontend' } },
        },
        { ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.10/32'] } },
      ],
      ports: [
        {
          protocol: NetworkPolicySpecIngressPortsProtocol.TCP,
          port: NetworkPolicySpecIngressPortsPort.fromString('http'),
        },
      ],
    },
  ],
  egress: [
    {
      to: [{ podSelector: {} }],
      ports: [
        {
          protocol: NetworkPolicySpecEgressPortsProtocol.UDP,
          port: NetworkPolicySpecEgressPortsPort.fromNumber(30000),
          endPort: 32767,
        },
      ],
    },
  ],
};

/** The same policy as the API reads it. */
const rendered = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'api', namespace: 'payments' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      {
        from: [
          {
            podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'admin'] }] },
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'frontend' } },
          },
          { ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.10/32'] } },
        ],
        ports: [{ protocol: 'TCP', port: 'http' }],
      },
    ],
    egress: [{ to: [{ podSelector: {} }], ports: [{ protocol: 'UDP', port: 30000, endPort: 32767 }] }],
  },
};

describe('the NetworkPolicy that cdk8s import generated', () => {
  test('renders every field of the API and loses none', () => {
    const chart = Testing.chart();
    new NetworkPolicy(chart, 'api', { metadata: rendered.metadata, spec: everyField });
    expect(Testing.synth(chart)).toEqual([rendered]);
  });

  test('renders what the plain object of the same fields renders', () => {
    const chart = Testing.chart();
    const generated = new NetworkPolicy(chart, 'generated', { metadata: rendered.metadata, spec: everyField });
    const plain = new ApiObject(chart, 'plain', rendered);
    expect(generated.toJson()).toEqual(plain.toJson());
  });

  test('has the fields of the raw types of the library, one for one, to the last level', () => {
    // The compiler checks this one (`npm run typecheck`): with any field more, less or other, it does not compile.
    const same: Same<Plain<NetworkPolicySpec>, Plain<OwnSpec>> = true;
    expect(same).toBe(true);
  });

  test('would not agree with types that had a field less, an optional field more or another value', () => {
    const without: Same<Plain<NetworkPolicySpec>, Plain<Omit<OwnSpec, 'egress'>>> = false;
    const required: Same<Plain<NetworkPolicySpec>, Plain<Required<OwnSpec>>> = false;
    const more: Same<Plain<NetworkPolicySpec>, Plain<OwnSpec & { readonly priority?: number }>> = false;
    const other: Same<Plain<NetworkPolicySpecPolicyTypes>, 'Ingress'> = false;
    expect([without, required, more, other]).toEqual([false, false, false, false]);
  });
});

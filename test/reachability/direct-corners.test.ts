/** What generated clusters rarely hold: each line is a world, a port and the verdict, by both statements of the law. */
import { EVERYTHING } from '../../lib/model/selector';
import type { NonEmpty, Peer, Policy, Rule } from '../../lib/model/policy';
import type { DeclaredPort } from '../../lib/model/port';
import type { Workload } from '../../lib/model/workload';
import { judge, podEnd, worldOf, type EvaluationOptions, type Verdict } from '../../lib/reachability';
import { judge as judgeBySpec } from '../../lib/reachability/spec';
import { cidr } from '../arbitraries/any-cluster/addresses';

const pods: Omit<Workload, 'name'> = {
  namespace: 'shop',
  kind: 'Pod',
  labels: {},
  runtimeLabels: [],
  ports: [],
  hostNetwork: false,
  addresses: [],
  nodeAddresses: [],
  finished: false,
};

function policyWith(ingress: readonly Rule[]): Policy {
  const isolates = { ingress: true, egress: false };
  return { namespace: 'shop', name: 'policy', selector: EVERYTHING, isolates, ingress, egress: [] };
}

function blocks(...texts: [string, ...string[]]): NonEmpty<Peer> {
  const [first, ...rest] = texts.map((text): Peer => ({ kind: 'block', cidr: cidr(text), except: [] }));
  return [first as Peer, ...rest];
}

const http = (number: number): DeclaredPort => ({ name: 'http', protocol: 'TCP', number });
const NAMED: Rule = { peers: 'any', ports: [{ kind: 'name', protocol: 'TCP', name: 'http' }] };
const ONE_RANGE = { podCidrs: [cidr('10.0.0.0/24')] };

test.each<
  [
    sentence: string,
    rules: readonly Rule[],
    ports: readonly DeclaredPort[],
    options: Partial<EvaluationOptions>,
    verdict: Verdict,
  ]
>([
  ['a name stands for all numbers that containers give to it', [NAMED], [http(8080), http(80)], {}, 'allowed'],
  [
    'a name stands for the first number only, where the options say so',
    [NAMED],
    [http(8080), http(80)],
    { namedPortMatches: 'first' },
    'denied',
  ],
  [
    'the first number is the first that counts',
    [NAMED],
    [{ ...http(8080), sidecar: true }, http(80)],
    { namedPortMatches: 'first', sidecarPorts: 'exclude' },
    'allowed',
  ],
  [
    'blocks of one rule that hold all addresses of a pod between them open it to that pod',
    [{ peers: blocks('10.0.0.0/25', '10.0.0.128/25'), ports: 'any' }],
    [],
    ONE_RANGE,
    'allowed',
  ],
  [
    'so do blocks of several rules',
    [
      { peers: blocks('10.0.0.0/25'), ports: 'any' },
      { peers: blocks('10.0.0.128/25'), ports: 'any' },
    ],
    [],
    ONE_RANGE,
    'allowed',
  ],
  [
    'but not with an address between them',
    [{ peers: blocks('10.0.0.0/25', '10.0.0.129/32', '10.0.0.192/26'), ports: 'any' }],
    [],
    ONE_RANGE,
    'depends',
  ],
])('%s', (_, rules, ports, options, verdict) => {
  const [client, server] = [
    { ...pods, name: 'client' },
    { ...pods, name: 'server', ports },
  ];
  const world = worldOf({ namespaces: [], workloads: [client, server], policies: [policyWith(rules)] }, options);
  const connection = {
    source: podEnd(client),
    destination: podEnd(server),
    port: { protocol: 'TCP', number: 80 },
  } as const;
  expect(judge(world, connection).verdict).toBe(verdict);
  expect(judge(world, connection)).toEqual(judgeBySpec(world, connection));
});

test.each<[sentence: string, ports: Rule['ports'], verdict: Verdict]>([
  [
    'an egress rule never matches a port by name through a block',
    [{ kind: 'name', protocol: 'TCP', name: 'http' }],
    'denied',
  ],
  [
    'a port that it also numbers it does',
    [
      { kind: 'name', protocol: 'TCP', name: 'http' },
      { kind: 'numbers', protocol: 'TCP', first: 80, last: 80 },
    ],
    'allowed',
  ],
])('%s', (_, ports, verdict) => {
  const [client, server] = [
    { ...pods, name: 'client' },
    { ...pods, name: 'server', ports: [http(80)] },
  ];
  const egress: Policy = {
    ...policyWith([]),
    isolates: { ingress: false, egress: true },
    egress: [{ peers: blocks('0.0.0.0/0', '::/0'), ports }],
  };
  const world = worldOf({ namespaces: [], workloads: [client, server], policies: [egress] });
  const connection = {
    source: podEnd(client),
    destination: podEnd(server),
    port: { protocol: 'TCP', number: 80 },
  } as const;
  expect(judge(world, connection).verdict).toBe(verdict);
  expect(judge(world, connection)).toEqual(judgeBySpec(world, connection));
});

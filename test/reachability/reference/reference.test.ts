/** The reference is what the engine is held to; here it is held to an example that was worked out by hand. */
import type { Policy } from '../../../lib/model/policy';
import { EVERYTHING, selectorOfLabels } from '../../../lib/model/selector';
import type { Workload } from '../../../lib/model/workload';
import { worldOf } from '../../../lib/reachability';
import { address, cidr } from '../../arbitraries/any-cluster/addresses';
import { diffText, mapText } from './canonical';
import { referenceDiff } from './diff';
import { referenceMap } from './map';

function pods(name: string, more: Partial<Workload> = {}): Workload {
  return {
    namespace: 'shop',
    name,
    kind: 'Deployment',
    labels: { app: name },
    runtimeLabels: [],
    ports: [],
    hostNetwork: false,
    addresses: [],
    nodeAddresses: [],
    finished: false,
    ...more,
  };
}

const WEB = pods('web');
const API = pods('api', { addresses: [address('10.0.0.1')], nodeAddresses: [address('192.168.0.1')] });

const API_POLICY: Policy = {
  namespace: 'shop',
  name: 'api',
  selector: selectorOfLabels({ app: 'api' }),
  isolates: { ingress: true, egress: false },
  ingress: [
    {
      peers: [{ kind: 'pods', pods: selectorOfLabels({ app: 'web' }) }],
      ports: [{ kind: 'numbers', protocol: 'TCP', first: 80, last: 81 }],
    },
    {
      peers: [{ kind: 'block', cidr: cidr('203.0.113.0/30'), except: [cidr('203.0.113.1/32')] }],
      ports: [{ kind: 'numbers', protocol: 'UDP', first: 53, last: 53 }],
    },
  ],
  egress: [],
};

const ALL = 'TCP 1-65535 UDP 1-65535 SCTP 1-65535; perhaps none';

const before = worldOf({ namespaces: [], workloads: [WEB, API], policies: [API_POLICY] });

test('the reference map has a row for each pair and for each set of addresses, own nodes apart', () => {
  expect(mapText(referenceMap(before))).toEqual(
    [
      // Of the addresses outside, two parts of a block have one port, and the node has all; the API has IPv4 only.
      '192.168.0.1/32 -> shop/Deployment/api: TCP 1-65535 UDP 1-65535 SCTP 1-65535; perhaps none; governed',
      '203.0.113.0/32 203.0.113.2/31 -> shop/Deployment/api: UDP 53-53; perhaps none; governed',
      `0.0.0.0/0 ::/0 -> shop/Deployment/web: ${ALL}; ungoverned`,
      `shop/Deployment/api -> 0.0.0.0/0: ${ALL}; ungoverned`,
      `shop/Deployment/api -> shop/Deployment/web: ${ALL}; ungoverned`,
      'shop/Deployment/web -> shop/Deployment/api: TCP 80-81; perhaps none; governed',
      `shop/Deployment/web -> 0.0.0.0/0 ::/0: ${ALL}; ungoverned`,
    ].sort(),
  );
});

test('the reference diff tells what was closed, what was opened and what is open in another way', () => {
  const [ofPods] = API_POLICY.ingress;
  if (!ofPods) throw new Error('the policy has a rule for pods');
  const open: Policy = {
    ...API_POLICY,
    name: 'web',
    selector: selectorOfLabels({ app: 'web' }),
    ingress: [],
    isolates: { ingress: false, egress: true },
    egress: [
      {
        peers: [{ kind: 'pods', pods: EVERYTHING }],
        ports: [{ kind: 'numbers', protocol: 'TCP', first: 81, last: 99 }],
      },
    ],
  };
  const after = worldOf({ ...before.cluster, policies: [{ ...API_POLICY, ingress: [ofPods] }, open] });
  expect(diffText(referenceDiff(before, after))).toEqual({
    added: [],
    removed: [
      '203.0.113.0/32 203.0.113.2/31 -> shop/Deployment/api: UDP 53-53; perhaps none; governed',
      `shop/Deployment/web -> 0.0.0.0/0 ::/0: ${ALL}; ungoverned`,
    ],
    changed: ['shop/Deployment/web -> shop/Deployment/api: TCP 80-81; perhaps none => TCP 81-81; perhaps none'],
  });
});

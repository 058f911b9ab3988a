import { ipv4, ipv4Block, ipv6Block, ipv6Host } from '../address-text';
import type { PolicyPeer } from '../kubernetes-objects';
import { podObject, policyObject } from '../kubernetes-objects';
import { Random } from '../random';
import { bareNamespace, bareNamespaces } from './bare-objects';
import { share, sharedBefore, type Shape } from './shape';

const BLOCKS_PER_POLICY = 6;

/**
 * Blocks within blocks: of both families, of every length, from few beginnings so that they nest and overlap, most with
 * holes. Pods have an address in each family, and the blocks reach them, too.
 */
export const cidrStorm: Shape = function* ({ pods, policies, namespaces }, seed) {
  yield* bareNamespaces(namespaces);
  for (let namespace = 0; namespace < namespaces; namespace++) {
    const first = sharedBefore(pods, namespaces, namespace);
    const count = share(pods, namespaces, namespace);
    for (let index = 0; index < count; index++) {
      const podIP = ipv4(0x0a800000 + (first + index) * 0x101);
      yield podObject({
        namespace: bareNamespace(namespace),
        name: `pod-${index}`,
        labels: { app: `app-${index % 10}` },
        ports: [{ name: 'http', containerPort: 8080 }],
        status: { phase: 'Running', podIP, podIPs: [{ ip: podIP }, { ip: ipv6Host('fd00:10', first + index) }] },
      });
    }
  }
  for (let namespace = 0; namespace < namespaces; namespace++) {
    const random = new Random(seed, 5, namespace);
    const count = share(policies, namespaces, namespace);
    for (let index = 0; index < count; index++) {
      const peers = Array.from({ length: BLOCKS_PER_POLICY }, () => blockOf(random));
      const rules = [{ peers, ports: [{ protocol: 'TCP', port: 443 + (index % 5) }] }];
      yield policyObject({
        namespace: bareNamespace(namespace),
        name: `policy-${index}`,
        selector: { matchLabels: { app: `app-${index % 10}` } },
        ...(index % 2 === 0 ? { ingress: rules } : { egress: rules }),
      });
    }
  }
};

function blockOf(random: Random): PolicyPeer {
  return random.percent(50) ? ipv4Peer(random) : ipv6Peer(random);
}

function ipv4Peer(random: Random): PolicyPeer {
  const bits = ((random.pick([10, 10, 100, 172, 203]) << 24) | (random.below(0x1000) << 12)) >>> 0;
  const length = random.between(4, 28);
  const hole = random.between(length + 1, 32);
  const hasHole = random.percent(70);
  return {
    ipBlock: { cidr: ipv4Block(bits, length), ...(hasHole && { except: [ipv4Block(bits, hole)] }) },
  };
}

function ipv6Peer(random: Random): PolicyPeer {
  const groups = [
    ...random.pick([
      [0xfd00, 0x10],
      [0x2001, 0xdb8],
      [0x2600, 0x1f18],
    ]),
    random.below(64),
    random.below(16),
  ];
  const length = random.between(8, 60);
  const hole = random.between(length + 1, 64);
  const hasHole = random.percent(70);
  return {
    ipBlock: { cidr: ipv6Block(groups, length), ...(hasHole && { except: [ipv6Block(groups, hole)] }) },
  };
}

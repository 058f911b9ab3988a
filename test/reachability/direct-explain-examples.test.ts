/** What explanations say of manifests as people write them. */
import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { selectorText } from '../../lib/lint/selector-text';
import type { Peer } from '../../lib/model/policy';
import { formatCidr } from '../../lib/sets/cidr';
import { addressEnd, podEnd, worldOf, type Connection, type World } from '../../lib/reachability';
import { explain, explainBlocks, type Change, type Edit, type NearMiss } from '../../lib/reachability/explain';
import { address, cidr } from '../arbitraries/any-cluster/addresses';

const PODS = `
apiVersion: v1
kind: Namespace
metadata: { name: front, labels: { team: front } }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: shop } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: front, labels: { app: web } }
spec: { containers: [{ name: web, image: web }] }
---
apiVersion: v1
kind: Pod
metadata: { name: cart, namespace: shop, labels: { app: cart, tier: backend } }
spec: { containers: [{ name: cart, image: cart }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
spec:
  containers:
    - name: api
      image: api
      ports: [{ name: http, containerPort: 8080 }, { name: metrics, containerPort: 9090 }, { name: dns, containerPort: 53, protocol: UDP }]
`;

/** A policy for the api with these ingress rules. */
function policy(rules: string): string {
  return `${PODS}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [Ingress]
  ingress: ${rules}
`;
}

function worldWith(rules: string): World {
  return worldOf(clusterOf(readManifests(policy(rules), { file: 'all.yaml' }).manifests).cluster);
}

function connection(world: World, source: string): Connection {
  const pod = (name: string) => world.cluster.workloads.find((workload) => workload.name === name);
  const [from, to] = [pod(source), pod('api')];
  if (!to) throw new Error('no pods named api');
  return {
    source: from ? podEnd(from) : addressEnd(address(source)),
    destination: podEnd(to),
    port: { protocol: 'TCP', number: 8080 },
  };
}

/** A near miss in a few words. */
function missText(miss: NearMiss): string {
  if (miss.missed === 'ports') return `[${miss.rule}] ports: ${miss.ports.map(({ kind }) => kind).join(', ')}`;
  const peers = miss.peers.map((peer) => {
    const missing = 'missing' in peer ? peer.missing : [];
    const labels = missing.map(
      ({ requirement: { key }, value }) => `${key}${value === undefined ? '' : ` is ${value}`}`,
    );
    return [peer.kind, ...labels].join(' ');
  });
  return `[${miss.rule}] peers: ${peers.join(', ')}`;
}

function peerText(peer: Peer): string {
  if (peer.kind === 'block') return formatCidr(peer.cidr);
  return [peer.namespaces, peer.pods].flatMap((selector) => (selector ? selectorText(selector) : [])).join(' ');
}

function editText(edit: Edit): string {
  switch (edit.kind) {
    case 'add-port':
      return `[${edit.rule}] and port ${edit.port.first}`;
    case 'add-peer':
      return `[${edit.rule}] and peer ${peerText(edit.peer)}`;
    case 'narrow-except':
      return `[${edit.rule}] except ${edit.instead.map(formatCidr).join(' ') || 'nothing'}`;
    case 'add-label':
      return `label ${edit.key}=${edit.value}`;
    case 'add-rule':
      return `rule for ${edit.rule.peers === 'any' ? 'all' : edit.rule.peers.map(peerText).join(' ')}`;
  }
}

/** A change in a few words, and what it opens besides. */
function changeText({ edit, alsoOpens, alternative }: Change): string {
  const also = alsoOpens > 0 ? ` (${alsoOpens} more)` : '';
  return `${editText(edit)}${also}${alternative ? `, or ${editText(alternative.edit)}` : ''}`;
}

test.each<[missed: string, rules: string, source: string, misses: string[], changes: string[]]>([
  [
    'another number',
    '[{ from: [{ podSelector: { matchLabels: { app: cart } } }], ports: [{ port: 80 }] }]',
    'cart',
    ['[0] ports: other-number'],
    ['[0] and port 8080'],
  ],
  [
    'the number of another protocol',
    '[{ from: [{ podSelector: {} }], ports: [{ port: 8080, protocol: UDP }, { port: 1 }] }]',
    'cart',
    ['[0] ports: other-protocol, other-number'],
    ['rule for app=cart'],
  ],
  [
    'a name that the pods do not declare',
    '[{ from: [{ podSelector: {} }], ports: [{ port: web }] }]',
    'cart',
    ['[0] ports: name-not-declared'],
    ['rule for app=cart'],
  ],
  [
    'a name of another number',
    '[{ from: [{ podSelector: {} }], ports: [{ port: metrics }] }]',
    'cart',
    ['[0] ports: name-of-other-number'],
    ['rule for app=cart'],
  ],
  [
    'a name that is declared for another protocol',
    '[{ from: [{ podSelector: {} }], ports: [{ port: dns }] }]',
    'cart',
    ['[0] ports: name-of-other-protocol'],
    ['rule for app=cart'],
  ],
  [
    'labels that the pods lack',
    '[{ from: [{ podSelector: { matchLabels: { app: cart, role: caller } } }], ports: [{ port: 8080 }] }]',
    'cart',
    ['[0] peers: labels role'],
    ['[0] and peer app=cart, or label role=caller'],
  ],
  [
    'a label with another value',
    '[{ from: [{ podSelector: { matchLabels: { app: checkout } } }], ports: [{ port: http }] }]',
    'cart',
    ['[0] peers: labels app is cart'],
    ['[0] and peer app=cart'],
  ],
  [
    'pods of the own namespace only',
    '[{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 8080 }] }]',
    'web',
    ['[0] peers: namespace'],
    ['[0] and peer kubernetes.io/metadata.name=front app=web'],
  ],
  [
    'namespaces with another label',
    '[{ from: [{ namespaceSelector: { matchLabels: { team: shop } }, podSelector: { matchLabels: { app: web } } }], ports: [{ port: 8080 }] }]',
    'web',
    ['[0] peers: namespace team is front'],
    ['[0] and peer kubernetes.io/metadata.name=front app=web'],
  ],
  [
    'neither the namespace nor the labels',
    '[{ from: [{ podSelector: { matchLabels: { app: cart } } }], ports: [{ port: 8080 }] }]',
    'web',
    ['[0] peers: namespace-and-labels'],
    ['[0] and peer kubernetes.io/metadata.name=front app=web'],
  ],
  [
    'an exception',
    '[{ from: [{ ipBlock: { cidr: 203.0.113.0/24, except: [203.0.113.0/30] } }], ports: [{ port: 8080 }] }]',
    '203.0.113.1',
    ['[0] peers: except'],
    ['[0] and peer 203.0.113.1/32'],
  ],
  [
    'another block',
    '[{ from: [{ ipBlock: { cidr: 203.0.113.0/24 } }, { podSelector: {} }], ports: [{ port: 8080 }] }]',
    '198.51.100.1',
    ['[0] peers: outside-block, not-a-pod'],
    ['[0] and peer 198.51.100.1/32'],
  ],
  ['no rule at all', '[]', 'web', [], ['rule for kubernetes.io/metadata.name=front app=web']],
  [
    'neither half of any rule',
    '[{ from: [{ podSelector: { matchLabels: { app: checkout } } }], ports: [{ port: 80 }] }]',
    'cart',
    [],
    ['rule for app=cart'],
  ],
  [
    'several rules: the nearest first',
    '[{ from: [{ podSelector: { matchLabels: { app: checkout, tier: front } } }] }, { from: [{ podSelector: {} }], ports: [{ port: 80 }] }, { from: [{ podSelector: { matchLabels: { tier: front } } }] }]',
    'cart',
    ['[2] peers: labels tier is backend', '[0] peers: labels app is cart tier is backend', '[1] ports: other-number'],
    ['rule for app=cart'],
  ],
  [
    'a port more would open other pods too, a peer more all ports: a rule of its own opens the least',
    '[{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }, { from: [{ podSelector: { matchLabels: { app: web } } }] }]',
    'cart',
    ['[1] peers: labels app is cart', '[0] ports: other-number'],
    ['rule for app=cart'],
  ],
])('%s', (_, rules, source, misses, changes) => {
  const world = worldWith(rules);
  const { nearMisses, changes: found } = explain(world, connection(world, source));
  expect([nearMisses.ingress.map(missText), found.map(changeText)]).toEqual([misses, changes]);
});

test('a block is explained in parts, and the changes are for all addresses of their part', () => {
  const world = worldWith(
    '[{ from: [{ ipBlock: { cidr: 203.0.113.0/24, except: [203.0.113.0/26] } }], ports: [{ port: 8080 }] }]',
  );
  const { destination, port } = connection(world, 'web');
  const block = cidr('203.0.112.0/23');
  const parts = explainBlocks(world, { source: { kind: 'block', block }, destination, port });
  expect(
    parts.map(({ sources, explanation: { judgement, nearMisses, changes } }) => [
      (sources ?? []).map(formatCidr).join(' '),
      judgement.verdict,
      nearMisses.ingress.map(missText).join(),
      changes.map(changeText).join(),
    ]),
  ).toEqual([
    ['203.0.112.0/24', 'denied', '[0] peers: outside-block', '[0] and peer 203.0.112.0/24'],
    ['203.0.113.0/26', 'denied', '[0] peers: except', '[0] except nothing'],
    ['203.0.113.64/26 203.0.113.128/25', 'allowed', '', ''],
  ]);
});

test('a block is cut where nodes are that no block matches, and nothing is proposed that would not open them', () => {
  const rules = '[{ from: [{ ipBlock: { cidr: 203.0.113.0/24 } }], ports: [{ port: 8080 }] }]';
  const { cluster } = worldWith(rules);
  const workloads = cluster.workloads.map((one) =>
    one.name === 'cart' ? { ...one, nodeAddresses: [address('203.0.113.127')] } : one,
  );
  const world = worldOf(
    { ...cluster, workloads },
    { ipBlockMatchesNodes: 'no', nodeCidrs: [cidr('203.0.113.126/31')] },
  );
  const { destination, port } = connection(world, 'web');
  const partsOf = (block: string, number: number) =>
    explainBlocks(world, {
      source: { kind: 'block', block: cidr(block) },
      destination,
      port: { ...port, number },
    }).map(({ sources, explanation: { judgement, nearMisses, changes } }) => [
      (sources ?? []).map(formatCidr).join(' '),
      [judgement.verdict, ...judgement.unknowns.map(({ kind }) => kind)].join(),
      nearMisses.ingress.map(missText).join(),
      changes.map(changeText).join(),
    ]);
  expect(partsOf('203.0.113.124/30', 8080)).toEqual([
    ['203.0.113.124/31', 'allowed', '', ''],
    // In the range of the nodes, and a node that is known.
    ['203.0.113.126/32', 'depends,node-address', '', ''],
    ['203.0.113.127/32', 'denied', '[0] peers: block-for-node', 'rule for all (3 more)'],
  ]);
  // Denied for the same reason, and not to be opened in the same way: what may be a node is to be open for certain.
  expect(partsOf('203.0.113.124/30', 9000)).toEqual([
    ['203.0.113.124/31', 'denied', '[0] ports: other-number', '[0] and port 9000'],
    ['203.0.113.126/32', 'denied', '[0] ports: other-number', 'rule for all (3 more)'],
    ['203.0.113.127/32', 'denied', '', 'rule for all (3 more)'],
  ]);
  // Beside the block, what may be a node lies outside it as others do.
  const beside = worldOf(world.cluster, { ...world.options, nodeCidrs: [cidr('198.51.100.0/24')] });
  const { nearMisses, changes } = explain(beside, connection(beside, '198.51.100.7'));
  expect(nearMisses.ingress.map(missText)).toEqual(['[0] peers: outside-block']);
  expect(changes.map(changeText)).toEqual(['rule for all (3 more)']);
});

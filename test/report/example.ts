import { answersTo } from '../../lib/inquiry/answers';
import { mapEnd } from '../../lib/inquiry/question';
import { clusterOf, type ClusterReading, type NotJudged } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import type { Cluster } from '../../lib/model/cluster';
import { diffOf, mapOf, podEnd, worldOf } from '../../lib/reachability';
import type { ExplainReport } from '../../lib/report/explain/explain-report';
import type { DiffReport, MapReport } from '../../lib/report/map-report';

/** No API server takes this name; whatever stands in one, no format may break on it. */
export const HOSTILE_NAME = 'db "a|b" <i>`x`</i> #1;\\n{end}';

function pod(namespace: string, name: string, status = ''): string {
  return `
apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: main, ports: [{ name: main, containerPort: 5432 }] }] }
${status}`;
}

function policy(namespace: string, name: string, spec: string): string {
  return `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace}, annotations: { cdk8s-netpol/statement: ${namespace}/${name} } }
spec: ${spec}
`;
}

/** Workloads and addresses, a pod whose address nobody knows, one with addresses of both families, a keyword as a name. */
const DOCUMENTS = [
  pod('shop', 'web', 'status: { podIPs: [{ ip: 10.1.0.5 }, { ip: "fd00::5" }] }'),
  pod('shop', 'db', 'status: { podIPs: [{ ip: 10.1.0.6 }, { ip: "fd00::6" }] }'),
  pod('end', 'end'),
  policy(
    'shop',
    'web-out',
    `{
  podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: [
    { to: [{ podSelector: { matchLabels: { app: db } } }] },
    { to: [{ ipBlock: { cidr: 203.0.113.0/24, except: [203.0.113.10/32] } }], ports: [{ port: 443 }] } ] }`,
  ),
  policy(
    'shop',
    'db-in',
    `{
  podSelector: { matchLabels: { app: db } }, ingress: [
    { from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: main }] },
    { from: [{ ipBlock: { cidr: 10.1.0.0/16 } }], ports: [{ protocol: UDP, port: 53 }] },
    { from: [{ ipBlock: { cidr: 10.2.0.0/16 } }], ports: [{ port: 8000, endPort: 8010 }] } ] }`,
  ),
  policy('end', 'closed', '{ podSelector: {}, policyTypes: [Ingress] }'),
];

const renamed = (name: string): string => (name === 'db' ? HOSTILE_NAME : name);

function read(documents: readonly string[]): ClusterReading {
  const { manifests, findings } = readManifests(documents.join('\n---\n'), { file: 'example.yaml' });
  const reading = clusterOf(manifests);
  if (findings.length + reading.findings.length > 0) throw new Error(JSON.stringify([findings, reading.findings]));
  return reading;
}

function clusterFrom(documents: readonly string[]): Cluster {
  const { cluster } = read(documents);
  return {
    ...cluster,
    workloads: cluster.workloads.map((workload) => ({ ...workload, name: renamed(workload.name) })),
  };
}

const DB = `shop/${HOSTILE_NAME}`;
const ANYWHERE = '0.0.0.0/0 ::/0';
/** 203.0.113.0/24 without 203.0.113.10. */
const PARTNER =
  '203.0.113.0/29 203.0.113.8/31 203.0.113.11/32 203.0.113.12/30 203.0.113.16/28 203.0.113.32/27 203.0.113.64/26 203.0.113.128/25';

/** Who can reach whom in the example, worked out by hand. */
export const CONNECTIONS: readonly string[] = [
  `end/end -> ${DB}: TCP 8000-8010; UDP 53 (depends)`,
  'end/end -> shop/web: all ports',
  `end/end -> ${ANYWHERE}: all ports`,
  `${DB} -> shop/web: all ports`,
  `${DB} -> ${ANYWHERE}: all ports`,
  `shop/web -> ${DB}: TCP 5432; UDP 53 (depends)`,
  `shop/web -> ${PARTNER}: TCP 443`,
  `${ANYWHERE} -> shop/web: all ports`,
  `10.1.0.0/16 -> ${DB}: UDP 53`,
  `10.2.0.0/16 -> ${DB}: TCP 8000-8010`,
];

/** All but 203.0.113.0/24, of it 203.0.113.10, and all of IPv6. */
const THE_REST =
  '0.0.0.0/1 128.0.0.0/2 192.0.0.0/5 200.0.0.0/7 202.0.0.0/8 203.0.0.0/18 203.0.64.0/19 203.0.96.0/20 203.0.112.0/24 ' +
  '203.0.113.10/32 203.0.114.0/23 203.0.116.0/22 203.0.120.0/21 203.0.128.0/17 203.1.0.0/16 203.2.0.0/15 203.4.0.0/14 ' +
  '203.8.0.0/13 203.16.0.0/12 203.32.0.0/11 203.64.0.0/10 203.128.0.0/9 204.0.0.0/6 208.0.0.0/4 224.0.0.0/3 ::/0';

/** What becomes of them in the later version, worked out by hand. */
export const CHANGED_CONNECTIONS: readonly string[] = [
  `+ shop/web -> ${THE_REST}: all ports`,
  `+ 10.3.0.0/16 -> ${DB}: TCP 8000-8010`,
  `- 10.2.0.0/16 -> ${DB}: TCP 8000-8010`,
  `~ end/end -> ${DB}: TCP 8000-8010; UDP 53 (depends) => TCP 8000-8010; SCTP 53 (depends)`,
  `~ shop/web -> ${DB}: TCP 5432; UDP 53 (depends) => TCP 5433; SCTP 53 (depends)`,
  `~ shop/web -> ${PARTNER}: TCP 443 => all ports`,
  `~ 10.1.0.0/16 -> ${DB}: UDP 53 => SCTP 53`,
];

export const NOT_JUDGED: readonly NotJudged[] = [
  {
    kind: 'CiliumNetworkPolicy.cilium.io',
    name: 'shop/a"|b',
    reason: 'Cilium adds it',
    origin: { file: 'cilium.yaml', line: 3, column: 1 },
  },
  { kind: 'AdminNetworkPolicy.policy.networking.k8s.io', name: 'cluster', reason: 'it decides before' },
];

function exampleWorld() {
  return worldOf(clusterFrom(DOCUMENTS));
}

export function exampleMap(): MapReport {
  const world = exampleWorld();
  return { world, rows: mapOf(world), workloads: world.cluster.workloads, notJudged: NOT_JUDGED };
}

/** A later version: the web's policy is gone, the database has another port, and nobody may come in by a block. */
export function exampleDiff(): DiffReport {
  const [web = '', db = '', end = '', , dbIn = '', closed = ''] = DOCUMENTS;
  const after = [
    web,
    db,
    end,
    dbIn
      .replace('port: main', 'port: 5433')
      .replace(/cidr: 10.2.0.0/, 'cidr: 10.3.0.0')
      .replace('UDP', 'SCTP'),
    closed,
  ];
  const worlds = [exampleWorld(), worldOf(clusterFrom(after))] as const;
  const workloads = worlds.flatMap(({ cluster }) => cluster.workloads);
  return { diff: diffOf(...worlds), workloads, notJudged: { before: [], after: NOT_JUDGED } };
}

/** Why the web reaches the database on one port, and on no other: allowed, denied and undecided. */
export function exampleExplanation(): ExplainReport {
  const { cluster, sources, namespacesDeclared } = read(DOCUMENTS);
  const world = worldOf(cluster);
  const [web, db] = cluster.workloads.map(podEnd);
  if (!web || !db) throw new Error('the example has no workloads');
  const ports = { kind: 'numbers', protocol: 'TCP', first: 5433, last: 5433 } as const;
  const question = { source: web, destination: db };
  return {
    source: mapEnd(web),
    destination: mapEnd(db),
    answers: [...answersTo(world, question), ...answersTo(world, { ...question, ports: [ports] })],
    samePod: false,
    workloads: cluster.workloads,
    sources,
    namespacesDeclared,
    notJudged: NOT_JUDGED,
  };
}

/** In a large cluster pods that no policy tells apart are judged once: what is found is what it is in a small one. */
import { lintManifests } from '../../lib/lint/manifests/lint-manifests';
import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { worldOf } from '../../lib/reachability';

function pods(app: string, count: number, phase = 'Running'): object[] {
  return Array.from({ length: count }, (_, index) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `${app}-${index}`, namespace: 'shop', labels: { app } },
    spec: { containers: [{ name: 'main', image: app, ports: [{ name: 'http', containerPort: 8080 }] }] },
    status: { phase },
  }));
}

function policy(name: string, spec: object): object {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace: 'shop' }, spec };
}

const selecting = (app: string) => ({ podSelector: { matchLabels: { app } } });
const DENY = policy('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
const letIn = (app: string, from: string, port: number | string = 8080) =>
  policy(`${app}-ingress`, {
    ...selecting(app),
    policyTypes: ['Ingress'],
    ingress: [{ from: [selecting(from)], ports: [{ port }] }],
  });
const leadTo = (app: string, to: string) =>
  policy(`${app}-egress`, {
    ...selecting(app),
    policyTypes: ['Egress'],
    egress: [{ to: [selecting(to)], ports: [{ port: 8080 }] }],
  });

/** What is found, and how often; of a finding about several pods not how many and which. */
function found(...objects: readonly object[]): Record<string, number> {
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
  const reading = clusterOf(readManifests(text, { file: 'all.json' }).manifests);
  const counts: Record<string, number> = {};
  for (const { id, headline } of lintManifests(reading, worldOf(reading.cluster)).findings) {
    const key = headline.replace(/^\d+ (.*): .*/, '$1');
    counts[`${id}: ${key}`] = (counts[`${id}: ${key}`] ?? 0) + 1;
  }
  return counts;
}

const MANY = 1100;

interface Case {
  readonly what: string;
  readonly policies: readonly object[];
  /** The same in both clusters, each once. */
  readonly once: readonly string[];
  readonly phase?: string;
}

const CASES: readonly Case[] = [
  {
    what: 'a rule of which the other half is missing',
    policies: [letIn('api', 'web')],
    once: ['allowed-but-denied: `shop/web-0 -> shop/api-0` TCP 8080 has a rule, but is still denied'],
  },
  {
    what: 'the same, with a port by its name',
    policies: [letIn('api', 'web', 'http')],
    once: ['allowed-but-denied: `shop/web-0 -> shop/api-0` TCP 8080 has a rule, but is still denied'],
  },
  {
    what: 'a rule between pods of one kind',
    policies: [letIn('api', 'api')],
    once: ['allowed-but-denied: `shop/api-0 -> shop/api-1` TCP 8080 has a rule, but is still denied'],
  },
  {
    what: 'a rule for pods that have finished, which cannot tell whether it works',
    policies: [letIn('api', 'web')],
    once: [],
    phase: 'Succeeded',
  },
  {
    what: 'both halves, and no way to look up names',
    policies: [letIn('api', 'web'), leadTo('web', 'api')],
    once: ['dns-blocked: workloads may open connections, but cannot look up names'],
  },
];

test.each(CASES)('$what', ({ policies, once, phase }) => {
  for (const count of [2, MANY]) {
    const objects = [DENY, ...policies, ...pods('web', count, phase), ...pods('api', count)];
    expect(found(...objects)).toEqual(Object.fromEntries(once.map((text) => [text, 1])));
  }
});

import type { Rule as PolicyRule } from '../../../model/policy';
import type { NamedPort } from '../../../model/port';
import { workloadId, type Workload } from '../../../model/workload';
import type { LintContext } from '../../context';
import { handwritten } from '../../handwritten';
import { destinationsOf, fieldOfRule, rulesOf } from '../../matching';
import type { Found, Rule } from '../../rule';

function namesOf({ ports }: PolicyRule): readonly { readonly port: NamedPort; readonly index: number }[] {
  if (ports === 'any') return [];
  return ports.flatMap((port, index) => (port.kind === 'name' ? [{ port, index }] : []));
}

/** One of the pods for each number that a name stands for. */
function numbersOf({ name, protocol }: NamedPort, pods: readonly Workload[]): ReadonlyMap<number, Workload> {
  const numbers = new Map<number, Workload>();
  for (const workload of pods) {
    for (const port of workload.ports) {
      if (port.name === name && port.protocol === protocol && !numbers.has(port.number)) {
        numbers.set(port.number, workload);
      }
    }
  }
  return numbers;
}

function check(context: LintContext): Found[] {
  return handwritten(context).flatMap(({ policy, place }) =>
    rulesOf(policy).flatMap((placed): Found[] => {
      const names = namesOf(placed.rule);
      if (names.length === 0) return [];
      const destinations = destinationsOf(context.world, policy, placed);
      return names.flatMap(({ port, index }): Found[] => {
        const numbers = numbersOf(port, destinations);
        if (numbers.size < 2) return [];
        return [
          {
            headline: `the port name \`${port.name}\` stands for ${numbers.size} numbers`,
            where: place(`${fieldOfRule(placed)}.ports[${index}].port`),
            found: [...numbers].map(([number, workload]) => `${number} at \`${workloadId(workload)}\``).join(', '),
            expected: 'one number, or a number where the name stands',
            help: 'write the numbers: in a rule for each, or give the port one number in all of these pods',
          },
        ];
      });
    }),
  );
}

export const namedPortAmbiguous: Rule = {
  code: 'NP420',
  id: 'named-port-ambiguous',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A rule names a port that stands for different numbers at different pods.',
  why: 'not every network plugin looks the name up at each pod: some open one of the numbers for all of them',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'web', { labels: { app: 'web', tier: 'public' }, ports: { http: 8080 } });
new Workload(shop, 'admin', { labels: { app: 'admin', tier: 'public' }, ports: { http: 9000 } });
new NetworkPolicy(shop, 'public', {
  metadata: { name: 'public' },
  spec: {
    podSelector: { matchLabels: { tier: 'public' } },
    policyTypes: ['Ingress'],
    ingress: [{ ports: [{ protocol: 'TCP', port: 'http' }] }],
  },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'web', { labels: { app: 'web', tier: 'public' }, ports: { http: 8080 } });
new Workload(shop, 'admin', { labels: { app: 'admin', tier: 'public' }, ports: { http: 8080 } });
new NetworkPolicy(shop, 'public', {
  metadata: { name: 'public' },
  spec: {
    podSelector: { matchLabels: { tier: 'public' } },
    policyTypes: ['Ingress'],
    ingress: [{ ports: [{ protocol: 'TCP', port: 'http' }] }],
  },
});`,
  check,
};

import { asserted } from '../../../profile/cell';
import { fieldOfRule, rulesOf } from '../../matching';
import { onceALine } from '../../once-a-line';
import { ownPolicies, type ProfileContext } from '../../profile-context';
import type { ProfileRule } from '../../profile-rule';
import type { Found } from '../../rule';

function check(context: ProfileContext): Found[] {
  const plugin = context.profile?.plugin;
  if (!plugin || asserted(plugin.namedPorts) !== 'whole-protocol') return [];
  const findings = ownPolicies(context).flatMap(({ policy, place }) =>
    rulesOf(policy).flatMap((placed) => {
      if (placed.rule.ports === 'any') return [];
      return placed.rule.ports.flatMap((port, index): Found[] => {
        if (port.kind !== 'name') return [];
        return [
          {
            headline: `\`${policy.namespace}/${policy.name}\` names the port \`${port.name}\`, and ${plugin.title} looks no names up`,
            where: place(`${fieldOfRule(placed)}.ports[${index}].port`),
            found: `\`port: ${port.name}\``,
            expected: 'the number of the port',
            why: `the rule would open every ${port.protocol} port`,
            help: 'write the number',
          },
        ];
      });
    }),
  );
  return onceALine(findings);
}

export const namedPortNotResolved: ProfileRule = {
  code: 'NP603',
  id: 'named-port-not-resolved',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A rule names a port, and the network plugin looks no names up.',
  why: 'the rule would open every port of its protocol',
  bad: `
Cluster.configure(app, { cni: 'ovn-kubernetes' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
new NetworkPolicy(shop, 'api-by-name', {
  metadata: { name: 'api-by-name' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: {} }], ports: [{ protocol: 'TCP', port: 'http' }] }],
  },
});`,
  good: `
Cluster.configure(app, { cni: 'ovn-kubernetes' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
new NetworkPolicy(shop, 'api-by-number', {
  metadata: { name: 'api-by-number' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: {} }], ports: [{ protocol: 'TCP', port: 8080 }] }],
  },
});`,
  check,
};

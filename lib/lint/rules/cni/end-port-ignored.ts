import { FIRST_PORT, LAST_PORT, type NumberedPorts, type RulePort } from '../../../model/port';
import { asserted } from '../../../profile/cell';
import { fieldOfRule, rulesOf } from '../../matching';
import { onceALine } from '../../once-a-line';
import { portText } from '../../ports-text';
import { ownPolicies, type ProfileContext } from '../../profile-context';
import type { ProfileRule } from '../../profile-rule';
import type { Found } from '../../rule';

/** All ports of a protocol are written without any port. */
function isRange(port: RulePort): port is NumberedPorts {
  return port.kind === 'numbers' && port.first !== port.last && (port.first !== FIRST_PORT || port.last !== LAST_PORT);
}

function check(context: ProfileContext): Found[] {
  const plugin = context.profile?.plugin;
  if (!plugin || asserted(plugin.endPort) !== 'no') return [];
  const findings = ownPolicies(context).flatMap(({ policy, place }) =>
    rulesOf(policy).flatMap((placed) => {
      if (placed.rule.ports === 'any') return [];
      return placed.rule.ports.flatMap((port, index): Found[] => {
        if (!isRange(port)) return [];
        return [
          {
            headline: `\`${policy.namespace}/${policy.name}\` opens \`${portText(port)}\`, and ${plugin.title} ignores \`endPort\``,
            where: place(`${fieldOfRule(placed)}.ports[${index}].endPort`),
            found: `\`endPort: ${port.last}\``,
            expected: 'single ports',
            why: `only ${port.protocol} ${port.first} would be open: the verdicts about the other ports of the range do not hold`,
            help: {
              app: 'write the ports one by one, or upgrade the plugin and say its version in `cni`',
              manifests: 'write the ports one by one, or upgrade the plugin',
            },
          },
        ];
      });
    }),
  );
  return onceALine(findings);
}

export const endPortIgnored: ProfileRule = {
  code: 'NP602',
  id: 'end-port-ignored',
  severity: 'error',
  scope: 'cluster',
  summary: 'A rule opens a range of ports, and the network plugin ignores `endPort`.',
  why: 'only the first port of the range would be open',
  bad: `
Cluster.configure(app, { cni: { name: 'cilium', version: '1.16' } });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const ftp = new Workload(shop, 'ftp', { labels: { app: 'ftp' } });
allow(web).to(ftp).on(range(30000, 30100));`,
  good: `
Cluster.configure(app, { cni: { name: 'cilium', version: '1.17' } });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const ftp = new Workload(shop, 'ftp', { labels: { app: 'ftp' } });
allow(web).to(ftp).on(range(30000, 30100));`,
  check,
};

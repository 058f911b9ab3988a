import type { NumberedPorts, RulePort } from '../../../model/port';
import { FIRST_PORT, LAST_PORT } from '../../../model/port';
import { adjoined } from '../../../model/rule-ports';
import { fieldOfRule, rulesOf } from '../../matching';
import { onceALine } from '../../once-a-line';
import { portText } from '../../ports-text';
import type { Rule } from '../../rule';

/** The dynamic ports, 49152 to 65535 (RFC 6335): no protocol asks for a wider range of its own. */
const WIDEST = 16_384;

/** All ports of a protocol are no range. */
function isWide(port: RulePort): port is NumberedPorts {
  if (port.kind === 'name' || (port.first === FIRST_PORT && port.last === LAST_PORT)) return false;
  return port.last - port.first + 1 > WIDEST;
}

export const wideRange: Rule = {
  code: 'NP428',
  id: 'wide-range',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A rule opens a very wide range of ports.',
  why: 'in a range as wide as that lies nearly everything that may ever listen in the pods',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(web).to(api).on(range(1024, 65535));`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(web).to(api).on(range(9000, 9100));`,
  check: ({ policies }) =>
    onceALine(
      policies
        .filter(({ writtenBy }) => writtenBy !== 'elsewhere')
        .flatMap(({ policy, place }) =>
          rulesOf(policy).flatMap((placed) => {
            const { ports } = placed.rule;
            return (ports === 'any' ? [] : adjoined(ports).filter(isWide)).map((port) => ({
              headline: `\`${policy.namespace}/${policy.name}\` opens ${port.last - port.first + 1} ports`,
              where: place(`${fieldOfRule(placed)}.ports`),
              found: portText(port),
              expected: 'the ports on which the pods listen',
              help: 'write the ports, or the range from which the program takes them',
            }));
          }),
        ),
    ),
};

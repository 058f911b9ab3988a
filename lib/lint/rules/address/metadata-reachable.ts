import { CREDENTIAL_SOURCES, type CredentialSource } from '../../../model/metadata-services';
import type { BlockPeer } from '../../../model/policy';
import type { NumberedPorts } from '../../../model/port';
import { FAMILIES, formatAddress, type Family } from '../../../sets/address';
import { cidrsOverlap, cidrWithin, type Cidr } from '../../../sets/cidr';
import type { JudgedPolicy, LintContext } from '../../context';
import { fieldOf, fieldOfRule, rulesOf, type PlacedRule } from '../../matching';
import { onceALine } from '../../once-a-line';
import { reopenedExceptions } from '../../reopened-exceptions';
import type { Found, Rule } from '../../rule';
import { opensPort } from '../../rule-ports';

/** Who names just the address, or the range of the node's own addresses that it is in, asks for it. */
const ASKED_FOR: Readonly<Record<Family, number>> = { IPv4: 16, IPv6: 32 };

const WITHOUT: Readonly<Record<Family, string>> = { IPv4: '169.254.0.0/16', IPv6: 'fd00:ec2::/32' };

/** The metadata service at one address. */
interface Service {
  readonly block: Cidr;
  readonly port: NumberedPorts;
}

function servicesAt(source: CredentialSource): Service[] {
  const { addresses, ports } = CREDENTIAL_SOURCES[source];
  return FAMILIES.flatMap((family) => addresses[family] ?? []).flatMap((block) =>
    ports.map((number) => ({ block, port: { kind: 'numbers', protocol: 'TCP', first: number, last: number } })),
  );
}

/** The services that the nodes have, or may have where nobody says, in the families that the pods have. */
function servicesOf({ metadata, ipFamilies }: LintContext): readonly Service[] {
  if (metadata === 'none') return [];
  const families: readonly Family[] = ipFamilies ?? FAMILIES;
  const services = metadata ? servicesAt(metadata) : [...servicesAt('aws'), ...servicesAt('gke')];
  return services.filter(({ block }) => families.includes(block.family));
}

/** Whether a block opens an address by the way. */
function holdsByTheWay({ cidr, except }: BlockPeer, block: Cidr): boolean {
  if (cidr.length >= ASKED_FOR[cidr.family] || !cidrWithin(block, cidr)) return false;
  return !except.some((excepted) => cidrsOverlap(excepted, block));
}

interface Opened {
  readonly field: string;
  readonly service: Service;
}

function openedBy({ rule, direction, index }: PlacedRule, services: readonly Service[]): Opened | undefined {
  if (direction !== 'egress') return undefined;
  const onItsPorts = services.filter(({ port }) => opensPort(rule.ports, port));
  const [first] = onItsPorts;
  if (!first) return undefined;
  if (rule.peers === 'any') return { field: fieldOfRule({ direction, index }), service: first };
  for (const [at, peer] of rule.peers.entries()) {
    const service = onItsPorts.find(({ block }) => peer.kind === 'block' && holdsByTheWay(peer, block));
    if (service) return { field: `${fieldOf({ direction, rule: index, index: at })}.ipBlock`, service };
  }
  return undefined;
}

/**
 * A rule that opens everything isolates from nothing, and says so. Of ports of policies written by hand that lead to
 * everyone another rule speaks.
 */
function isPlainlyForEveryone({ writtenBy }: JudgedPolicy, { rule: { peers, ports } }: PlacedRule): boolean {
  return peers === 'any' && (ports === 'any' || writtenBy !== 'statement');
}

function check(context: LintContext) {
  const services = servicesOf(context);
  if (services.length === 0) return [];
  // A rule that undoes an exception has a finding already.
  const undoing = new Set(reopenedExceptions(context).map(({ opener }) => opener.rule));
  const all = context.policies.flatMap((judged) =>
    rulesOf(judged.policy).flatMap((placed): Found[] => {
      const opened = undoing.has(placed.rule) ? undefined : openedBy(placed, services);
      if (!opened || isPlainlyForEveryone(judged, placed)) return [];
      const { family, first: value } = opened.service.block;
      return [
        {
          headline: `\`${judged.policy.namespace}/${judged.policy.name}\` opens the metadata service of the cloud`,
          where: judged.place(opened.field),
          found: `\`${formatAddress({ family, value })}\` on TCP ${opened.service.port.first}, among others`,
          expected: 'addresses without that one',
          help: {
            app: `say \`internet()\`, or except \`${WITHOUT[family]}\`; where there is none, say \`metadata: 'none'\` for the cluster`,
            manifests: `add \`except: [${WITHOUT[family]}]\` to the \`ipBlock\``,
          },
        },
      ];
    }),
  );
  return onceALine(all);
}

export const metadataReachable: Rule = {
  code: 'NP314',
  id: 'metadata-reachable',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A rule opens the metadata service of the cloud among many other addresses.',
  why: 'whoever takes over such a pod gets the credentials of its node there',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const crawler = new Workload(shop, 'crawler', { labels: { app: 'crawler' } });
allow(crawler).to(cidr('0.0.0.0/0')).on(80, 443);`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const crawler = new Workload(shop, 'crawler', { labels: { app: 'crawler' } });
allow(crawler).to(internet()).on(80, 443);`,
  check,
};

import type { BlockPeer } from '../../../model/policy';
import type { Service } from '../../../model/service';
import { FAMILY_BITS } from '../../../sets/address';
import { cidrsOverlap, cidrWithin, formatCidr, type Cidr } from '../../../sets/cidr';
import { isAllAddresses } from '../../all-addresses';
import type { LintContext } from '../../context';
import type { PlacedPeer } from '../../matching';
import { onceALine } from '../../once-a-line';
import { blocksOf, fieldOfBlock } from '../../placed-blocks';
import type { Found, Rule } from '../../rule';
import { servicesByBlock } from '../../service-blocks';

const TO_PODS: Found['help'] = {
  app: 'name the workload, or the labels of the pods, in place of the block',
  manifests: 'select the pods by their labels, in place of the block',
};

/** What is wrong with a block, without where it stands. */
type Meeting = Pick<Found, 'headline' | 'found' | 'expected' | 'help'> & Partial<Pick<Found, 'why'>>;

function amongPods({ cidr, except }: BlockPeer, range: Cidr): Meeting | undefined {
  const [block, pods] = [formatCidr(cidr), formatCidr(range)];
  if (cidrWithin(cidr, range)) {
    return {
      headline: `\`${block}\` is a block of the addresses of pods`,
      found: `a part of \`${pods}\`, where pods have their addresses`,
      expected: 'pods by their labels',
      help: TO_PODS,
    };
  }
  const holdsAll = cidrWithin(range, cidr) && !except.some((excepted) => cidrsOverlap(excepted, range));
  // Of blocks that hold every address another rule speaks.
  if (!holdsAll || isAllAddresses({ kind: 'block', cidr, except })) return undefined;
  return {
    headline: `\`${block}\` holds the addresses of all pods`,
    found: `\`${pods}\` in it, where pods have their addresses`,
    expected: 'addresses outside the cluster',
    why: 'a block stands for whatever has one of its addresses: every pod of every namespace, too',
    help: {
      app: `leave them out: \`cidr('${block}', { except: ['${pods}'] })\``,
      manifests: `add \`except: [${pods}]\` to the \`ipBlock\``,
    },
  };
}

/** The ranges of pods alone, where blocks match pods; nodes and other machines may have addresses among those of pods. */
function podRanges({ world, profile }: LintContext): readonly Cidr[] {
  if (!profile || world.options.ipBlockMatchesPods === 'no') return [];
  return profile.podCidrs.filter((range) => !profile.nodeCidrs.some((nodes) => cidrsOverlap(nodes, range)));
}

function amongServices({ peer: { cidr }, direction }: PlacedPeer<BlockPeer>, range: Cidr): Meeting {
  return {
    headline: `\`${formatCidr(cidr)}\` is a block of the addresses of Services`,
    found: `a part of \`${formatCidr(range)}\`, where Services have their addresses`,
    expected: 'the pods behind the Service, on the ports on which they listen',
    why:
      direction === 'egress'
        ? 'most network plugins ask policies when the address is that of a pod already: the rule opens nothing'
        : 'no connection comes from the address of a Service: the rule opens nothing',
    help: TO_PODS,
  };
}

/** Addresses that are known to be asked for as they are: those of the API server, and those on which names are resolved. */
function addressesAskedFor({ profile, dnsRoutes }: LintContext): readonly Cidr[] {
  const queries = dnsRoutes.flatMap(({ resolvers, alternatives = [] }) => [...resolvers, ...alternatives]);
  const resolvers = queries.flatMap((query) => (query.kind === 'addresses' ? query.blocks : []));
  return [...(profile?.apiServerCidrs ?? []), ...resolvers.map(({ cidr }) => cidr)];
}

/** The first address of a range of Services is that of `kubernetes`: the API server, and no pods. */
function isFirstOf(range: Cidr, { family, first, length }: Cidr): boolean {
  return length === FAMILY_BITS[family] && first === range.first + 1n;
}

function check(context: LintContext): Found[] {
  const { profile, policies } = context;
  if (!profile || profile.podCidrs.length + profile.serviceCidrs.length === 0) return [];
  const pods = podRanges(context);
  const asked = addressesAskedFor(context);
  let services: ReadonlyMap<string, Service> | undefined;
  const meetingOf = (placed: PlacedPeer<BlockPeer>): Meeting | undefined => {
    const { cidr } = placed.peer;
    if (asked.some((block) => cidrWithin(cidr, block))) return undefined;
    const among = pods.map((range) => amongPods(placed.peer, range)).find((meeting) => meeting !== undefined);
    if (among) return among;
    const range = profile.serviceCidrs.find((services) => cidrWithin(cidr, services));
    if (range && isFirstOf(range, cidr)) return undefined;
    // Where the network plugin is known, others say whether it knows Services by their addresses.
    if (!range || (profile.plugin && placed.direction === 'egress')) return undefined;
    services ??= servicesByBlock(context);
    // The rule `own-service-address` speaks of these.
    return placed.direction === 'egress' && services.has(formatCidr(cidr)) ? undefined : amongServices(placed, range);
  };
  const findings = policies
    .filter(({ writtenBy }) => writtenBy !== 'elsewhere')
    .flatMap(({ policy, place }) =>
      blocksOf(policy).flatMap((placed): Found[] => {
        const meeting = meetingOf(placed);
        if (!meeting) return [];
        const headline = `${meeting.headline}, in \`${policy.namespace}/${policy.name}\``;
        return [{ ...meeting, headline, where: place(fieldOfBlock(placed)) }];
      }),
    );
  return onceALine(findings);
}

export const cidrMeetsPodOrServiceRange: Rule = {
  code: 'NP433',
  id: 'cidr-meets-pod-or-service-range',
  severity: 'warning',
  inManifests: '`--profile` and `--pod-cidr` say where pods and Services have their addresses',
  scope: 'cluster',
  summary: 'A block lies among the addresses of pods or Services, or holds those of all pods.',
  why: 'pods get another address whenever they start: the rule opens whichever pods have these addresses by then',
  bad: `
Cluster.configure(app, { podCidrs: ['10.244.0.0/16'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(cidr('10.0.0.0/8').as('office')).to(api).on(8080);`,
  good: `
Cluster.configure(app, { podCidrs: ['10.244.0.0/16'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(cidr('10.0.0.0/8', { except: ['10.244.0.0/16'] }).as('office')).to(api).on(8080);`,
  check,
};

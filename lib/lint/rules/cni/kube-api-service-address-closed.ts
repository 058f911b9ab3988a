import type { BlockPeer, Policy, Rule } from '../../../model/policy';
import type { NumberedPorts } from '../../../model/port';
import { implies } from '../../../model/selector-algebra';
import { asserted } from '../../../profile/cell';
import { formatAddress, type Address } from '../../../sets/address';
import { cidrContains, cidrWithin, formatCidr } from '../../../sets/cidr';
import type { DeclaredProfile } from '../../context';
import { onceALine } from '../../once-a-line';
import { blocksOf, fieldOfBlock } from '../../placed-blocks';
import { ownPolicies, type ProfileContext } from '../../profile-context';
import type { ProfileRule } from '../../profile-rule';
import type { Found } from '../../rule';
import { opensPort } from '../../rule-ports';

/** The port of the Service `kubernetes`. */
const SERVICE_PORT: NumberedPorts = { kind: 'numbers', protocol: 'TCP', first: 443, last: 443 };

/** The addresses that the Service `kubernetes` can have: the first one of a range, which the API server takes for itself. */
function serviceAddresses({ serviceCidrs }: DeclaredProfile): readonly Address[] {
  return serviceCidrs.map(({ family, first }) => ({ family, value: first + 1n }));
}

/** Whether a block holds such an address; where no range is known, any block that is not the API server's may. */
function mayHold(profile: DeclaredProfile, { cidr, except }: BlockPeer): boolean {
  if (profile.serviceCidrs.length === 0) return !profile.apiServerCidrs.some((server) => cidrWithin(cidr, server));
  return serviceAddresses(profile).some(
    (address) => cidrContains(cidr, address) && !except.some((left) => cidrContains(left, address)),
  );
}

function opensService(profile: DeclaredProfile, { peers, ports }: Rule): boolean {
  if (!opensPort(ports, SERVICE_PORT)) return false;
  return peers === 'any' || peers.some((peer) => peer.kind === 'block' && mayHold(profile, peer));
}

/** Whether some policy opens the Service to all pods that another one selects. */
function isOpen({ world }: ProfileContext, profile: DeclaredProfile, { namespace, selector }: Policy): boolean {
  return world
    .policiesIn(namespace)
    .some(
      (other) =>
        other.isolates.egress &&
        other.egress.some((rule) => opensService(profile, rule)) &&
        implies(selector, other.selector),
    );
}

function check(context: ProfileContext): Found[] {
  const { profile } = context;
  const plugin = profile?.plugin;
  if (!plugin || asserted(plugin.kubeApiServiceAddress) !== 'needed' || profile.apiServerCidrs.length === 0) return [];
  const [address] = serviceAddresses(profile).map(formatAddress);
  const findings = ownPolicies(context).flatMap(({ policy, place }): Found[] => {
    const opened = blocksOf(policy).find(
      ({ direction, peer: { cidr } }) =>
        direction === 'egress' && profile.apiServerCidrs.some((server) => cidrWithin(cidr, server)),
    );
    if (!opened || isOpen(context, profile, policy)) return [];
    const name = address === undefined ? 'its Service' : `its Service, \`${address}\``;
    return [
      {
        headline: `\`${policy.namespace}/${policy.name}\` opens the API server, and not the address of its Service`,
        where: place(fieldOfBlock(opened)),
        found: `\`${formatCidr(opened.peer.cidr)}\` alone, under ${plugin.title}`,
        expected: `the address of ${name} beside it, on TCP 443`,
        help: {
          app: `pass it to \`AllowKubeApi\`: \`serviceAddress: '${address ?? '10.100.0.1'}'\``,
          manifests: `add an \`ipBlock\` with \`${address ?? '10.100.0.1'}/32\` and port 443`,
        },
      },
    ];
  });
  return onceALine(findings);
}

const OPERATOR = `
Cluster.configure(app, Clusters.eks({
  podCidrs: ['10.0.0.0/17'],
  serviceCidrs: ['10.100.0.0/16'],
  apiServer: { addresses: ['10.0.192.0/28'], port: 443 },
}));
const ops = new Chart(app, 'ops', { namespace: 'ops' });
new DefaultDeny(ops, 'default-deny');
new AllowDns(ops, 'allow-dns');
const operator = new Workload(ops, 'operator', { labels: { app: 'operator' } });`;

export const kubeApiServiceAddressClosed: ProfileRule = {
  code: 'NP614',
  id: 'kube-api-service-address-closed',
  severity: 'warning',
  scope: 'cluster',
  inManifests: false,
  summary:
    'A policy opens the API server by its own addresses, and the network plugin asks for that of its Service, too.',
  why: 'clients call the Service `kubernetes`: with the plugin of this cluster its address had to be open as well',
  bad: `${OPERATOR}
new AllowKubeApi(ops, 'kube-api', { from: operator });`,
  good: `${OPERATOR}
new AllowKubeApi(ops, 'kube-api', { from: operator, serviceAddress: '10.100.0.1' });`,
  check,
};

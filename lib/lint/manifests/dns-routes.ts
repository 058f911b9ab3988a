import { NAMESPACE_NAME_LABEL } from '../../model/labels';
import type { NumberedPorts } from '../../model/port';
import { selectorOfLabels } from '../../model/selector';
import type { PlatformDns } from '../../profile/platform';
import type { EndQuery } from '../../reachability/questions';
import { parseCidr } from '../../sets/cidr';
import type { DnsRoute } from '../context';

function onPort(number: number): NumberedPorts[] {
  return (['TCP', 'UDP'] as const).map((protocol) => ({ kind: 'numbers', protocol, first: number, last: number }));
}

function pods(namespace: string, labels: Readonly<Record<string, string>>): EndQuery {
  const namespaces = selectorOfLabels({ [NAMESPACE_NAME_LABEL]: namespace });
  return { kind: 'pods', namespaces, pods: selectorOfLabels(labels) };
}

function address(text: string): EndQuery {
  const cidr = parseCidr(`${text}/${text.includes(':') ? 128 : 32}`);
  if (!cidr) throw new RangeError(`'${text}' is no address`);
  return { kind: 'addresses', blocks: [{ kind: 'block', cidr, except: [] }] };
}

const CORE_DNS: DnsRoute = { resolvers: [pods('kube-system', { 'k8s-app': 'kube-dns' })], ports: onPort(53) };
const OPENSHIFT: DnsRoute = {
  resolvers: [pods('openshift-dns', { 'dns.operator.openshift.io/daemonset-dns': 'default' })],
  ports: onPort(5353),
};
const CLOUD_DNS: DnsRoute = { resolvers: [address('169.254.169.254')], ports: onPort(53) };
const AKS_LOCAL_DNS: DnsRoute = { resolvers: [address('169.254.10.11')], ports: onPort(53) };

function nodeLocal(addressOfCache: string): DnsRoute {
  return { resolvers: [address(addressOfCache)], ports: onPort(53) };
}

/** The pods that resolve names in one of the ways that are known: those of the caches on each node, too. */
export const KNOWN_RESOLVERS: readonly EndQuery[] = [
  ...CORE_DNS.resolvers,
  ...OPENSHIFT.resolvers,
  pods('kube-system', { 'k8s-app': 'node-local-dns' }),
];

/** The ways in which pods look up names on a platform; where nobody says which it is, those of all that are known. */
export function dnsRoutesOf(dns: PlatformDns | undefined): readonly DnsRoute[] {
  switch (dns?.shape) {
    case undefined:
      return [CORE_DNS, OPENSHIFT, nodeLocal('169.254.20.10'), CLOUD_DNS, AKS_LOCAL_DNS];
    case 'core-dns':
      return [CORE_DNS];
    case 'openshift':
      return [OPENSHIFT];
    case 'gke-cloud-dns':
      return [CLOUD_DNS];
    case 'aks-local-dns':
      return [AKS_LOCAL_DNS];
    case 'node-local':
      return [nodeLocal(dns.address)];
  }
}

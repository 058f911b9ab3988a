import type { Cell } from '../../lib/profile/cell';
import type { Capability, NetworkPluginEntry } from '../../lib/profile/network-plugin';
import { NETWORK_PLUGINS } from '../../lib/profile/network-plugins';
import { PLATFORMS } from '../../lib/profile/platforms';
import type { Platform } from '../../lib/profile/platform';
import { cell, pageHead, type Page } from './page';

const PLUGINS = Object.values(NETWORK_PLUGINS);

/** The columns, in tables that fit on a page. */
const TABLES: readonly (readonly [heading: string, columns: Readonly<Partial<Record<Capability, string>>>])[] = [
  ['Ports and protocols', { endPort: '`endPort`', namedPorts: 'named ports', sctp: 'SCTP', ipv6: 'IPv6' }],
  [
    'What an `ipBlock` matches',
    {
      ipBlockMatchesPods: 'pods',
      ipBlockMatchesNodes: 'nodes',
      ipBlockMatchesServices: 'addresses of Services',
      ipBlockMatchesApiServer: 'the API server',
    },
  ],
  [
    'Services',
    {
      servicePorts: 'a Service whose port is not its `targetPort`',
      kubeApiServiceAddress: 'the address of the Service `kubernetes`',
    },
  ],
  [
    'Nodes, and pods that are unlike others',
    {
      ownNodeToPod: 'own node to pod',
      podToOwnNode: 'pod to own node',
      hostNetworkSubject: 'policy for a pod on the host network',
      hostNetworkPeer: 'pod on the host network as a peer',
      podsWithoutController: 'pods that no controller owns',
      sidecarPorts: 'named ports of native sidecars',
    },
  ],
  [
    'Start-up and limits',
    {
      startUp: 'a new pod',
      portsPerBlock: 'ports for one block in a policy',
      blocksPerPolicy: 'blocks in a policy',
    },
  ],
  ['Other kinds', { clusterPolicy: 'for the whole cluster', hostNames: 'for names of hosts', staged: 'to try out' }],
];

const NOT_VERIFIED = '*not verified*';

/** What stands in the table for values that speak in the words of the source. */
const WORDS: Readonly<Record<string, string>> = {
  'one-number': 'yes, but wrong where one name stands for several numbers',
  'whole-protocol': 'no: a rule with a name opens its whole protocol',
  'opt-in': 'where it is switched on',
  'in-part': 'in part',
  'one-family': 'IPv4 or IPv6, not both',
  'same-number': 'no rule matches what pods send to it',
  needed: 'has to be open beside the addresses of the API server',
  'not-needed': 'need not be open',
  allow: 'always open',
  evaluate: 'as the policies say',
  ignored: 'has no effect',
  'as-pod': 'like any pod',
  'node-address': 'has the address of its node',
  'by-empty-pod-selector': 'matched by a `namespaceSelector` with `podSelector: {}`, which verdicts leave out',
  skipped: 'no policy holds for them',
  covered: 'like any pod',
  include: 'count',
  exclude: 'do not count',
  'open-at-first': 'open until its rules have landed',
  'closed-at-first': 'closed until its rules have landed',
};

function valueText(value: string | number): string {
  return WORDS[value] ?? String(value);
}

function noteText(note: string | undefined): string {
  return note === undefined ? '' : `; ${note}`;
}

function cellText(entry: Cell<string | number>): string {
  switch (entry.kind) {
    case 'unverified':
      return entry.note === undefined ? NOT_VERIFIED : `${NOT_VERIFIED}${noteText(entry.note)}`;
    case 'known':
      return `${valueText(entry.value)}${noteText(entry.note)} (${entry.source})`;
    case 'since':
      return `${valueText(entry.value)} from ${entry.version} on, ${valueText(entry.before)} before${noteText(entry.note)} (${entry.source})`;
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

function pluginTable(): string {
  return table(
    ['`cni`', 'network plugin', 'enforces policies'],
    PLUGINS.map((entry) => [`\`${entry.name}\``, entry.title, cellText(entry.enforces)]),
  );
}

/** Only plugins that enforce policies do anything with what is in them. */
function enforces({ enforces: entry }: NetworkPluginEntry): boolean {
  return entry.kind === 'known' && entry.value === 'yes';
}

function capabilityTable([heading, columns]: (typeof TABLES)[number]): string {
  const capabilities = Object.keys(columns) as Capability[];
  const rows = PLUGINS.filter(enforces).map((entry) => [
    `\`${entry.name}\``,
    ...capabilities.map((capability) => cellText(entry[capability])),
  ]);
  return `### ${heading}\n\n${table(['`cni`', ...Object.values(columns)], rows)}`;
}

function settingsTable(): string {
  const rows = PLUGINS.flatMap(({ name, settings = {} }) =>
    Object.entries(settings).flatMap(([setting, changes]) =>
      Object.entries(changes).map(([capability, changed]) => {
        const [key = '', value = ''] = setting.split('=');
        return [`\`{ name: '${name}', ${key}: '${value}' }\``, `\`${capability}\``, cellText(changed)];
      }),
    ),
  );
  return `### Settings\n\n${table(['`cni`', 'changes', 'to'], rows)}`;
}

function notes(): string {
  const lines = PLUGINS.flatMap(({ title, notes: own = [] }) =>
    own.map(({ text, source }) => `- ${title}: ${text} (${source})`),
  );
  return `### Notes\n\n${lines.join('\n')}`;
}

function methodOf({ id }: Platform): string {
  const name = id.replace(/-(v?\w)/g, (_, letters: string) => letters.charAt(0).toUpperCase() + letters.slice(1));
  return name === 'openshift' ? 'openShift' : name;
}

function dnsText({ dns }: Platform): string {
  if (dns.shape === 'node-local') return `NodeLocal DNSCache on ${dns.address}, and kube-dns`;
  const texts = {
    'core-dns': 'CoreDNS',
    openshift: 'the pods of openshift-dns, 5353',
    'gke-cloud-dns': 'Cloud DNS on 169.254.169.254',
    'aks-local-dns': 'LocalDNS on 169.254.10.11',
  };
  return texts[dns.shape];
}

function platformTable(): string {
  const rows = Object.values(PLATFORMS).map((platform) => {
    const { id, title, cni, metadata, podCidrs, serviceCidrs, apiServerPort, note } = platform;
    return [
      `\`Clusters.${methodOf(platform)}()\``,
      `\`${id}\``,
      title,
      cni === undefined ? 'you say' : `\`${typeof cni === 'string' ? cni : cni.name}\``,
      dnsText(platform),
      metadata ?? 'unknown',
      podCidrs?.join(', ') ?? 'unknown',
      serviceCidrs?.join(', ') ?? 'unknown',
      String(apiServerPort),
      note ?? '',
    ];
  });
  return table(
    ['in TypeScript', '`--profile`', 'platform', 'cni', 'DNS', 'metadata', 'pods', 'Services', 'API server', 'note'],
    rows,
  );
}

const INTRODUCTION = `
A NetworkPolicy is enforced by the network plugin of the cluster, and plugins differ. Say what the cluster is, and the
policies are written, judged and checked for it:

\`\`\`ts
Cluster.configure(app, Clusters.kind()); // an app with one cluster
new Cluster(app, 'production', Clusters.eks({ podCidrs: ['10.0.0.0/16'], ipFamilies: ['IPv4'] }));
new Cluster(app, 'edge', { cni: { name: 'cilium', version: '1.16' }, dns: dns.nodeLocal('169.254.25.10') });
\`\`\`

Everything may be left out, and what you pass to a platform is said over it. Several clusters in one App are judged apart
from each other, each by its own profile. It may be said before the charts are made or after: patterns look up \`dns\`,
\`metadata\` and the rest while the app synthesizes (\`Cluster.of(scope)\`).

For manifests that anybody wrote, \`netpol map\`, \`explain\` and \`diff\` take \`--profile eks\`, \`--profile cilium@1.16\`, ...;
a switch of its own wins over it.

## What follows from it

- \`cni\`: where the API leaves a choice, connections are judged as the plugin does it: \`cilium\` lets no block match a pod
  or a node, \`kindnet\` lets a pod reach its own node, \`ovn-kubernetes\` opens a whole protocol for a named port. What no
  verdict can express is a finding: a range of ports that the plugin does not read, SCTP that is not covered, a policy that
  is too large, a plugin that enforces nothing at all. \`plugin: { ... }\` says single choices over the plugin's.
- \`dns\`: \`AllowDns\` opens it, and a workload with egress rules that cannot reach it is an error, whatever else a pattern of
  its own opens. \`dns.coreDns()\` (the default), \`dns.nodeLocal(address)\`, \`dns.openShift()\`, \`dns.gkeCloudDns()\`,
  \`dns.aksLocalDns()\`, or resolvers of your own: \`dns.custom({ ... })\`, \`dns.pods(...)\`, \`dns.addresses(...)\`.
- \`podCidrs\`, \`nodes\`, \`serviceCidrs\`, \`ipFamilies\`: a pod whose address is unknown may have any of \`podCidrs\`, of these
  families. The closer they are, the fewer verdicts are \`depends\`. Under a plugin that lets no block match a node, an
  address of \`nodes\` may be one of a node, and a block that holds it perhaps matches: that is \`depends\`. Where pods are
  known to run on it, it is one, and no block matches.
- What contradicts itself (IPv6 ranges in an IPv4 cluster, pods and Services with the same addresses, IPv6 under a plugin that
  does not know it) is an error at the line that says it.

No policy can close a pod from its first moment everywhere: see "a new pod" below. A probe of the kubelet comes from the node
of the pod, which the API says is always let in; where a plugin is known to have broken that, a note says so.
`;

/** Platforms and network plugins, from what is known of them. */
export const clustersPage: Page = {
  file: 'docs/clusters.md',
  text: () =>
    `${[
      pageHead('Clusters') + INTRODUCTION.trimEnd(),
      `## Platforms\n\n${platformTable()}`,
      `## Network plugins\n\n${pluginTable()}`,
      `What stands here with a source is what verdicts and findings rely on. Of what is ${NOT_VERIFIED} nothing is claimed: ` +
        'no finding depends on it, and verdicts are those of the API.',
      ...TABLES.map(capabilityTable),
      settingsTable(),
      notes(),
    ].join('\n\n')}\n`,
};

import type { TraceLine } from '../diagnostics/finding';
import type { Policy } from '../model/policy';
import type { Exemption, Judgement, SideJudgement, Unknown } from '../reachability';

const EXEMPTIONS: Readonly<Record<Exemption, string>> = {
  'not-isolated': 'no policy isolates it in this direction',
  'outside-the-cluster': 'addresses outside have no policies',
  'own-address': 'a pod can always reach itself',
  'own-node': 'a node can always reach its own pods',
  'host-network': 'policies do not apply to pods on the host network',
  'finished-pod': 'the pod has finished',
  'no-common-family': 'the two ends share no address family',
};

type NameOf = (policy: Policy) => string;

function because(side: SideJudgement, nameOf: NameOf): string {
  if (side.exemption) return EXEMPTIONS[side.exemption];
  const isolating = side.isolatedBy.map(
    ({ policy, selects }) => `${nameOf(policy)}${selects === 'depends' ? ' (perhaps)' : ''}`,
  );
  const isolated = `isolated by ${isolating.join(', ')}`;
  if (side.matchedBy.length === 0) return `${isolated}; no ${side.direction} rule matches`;
  const rules = side.matchedBy.map(
    ({ policy, rule, matches }) =>
      `${nameOf(policy)}, ${side.direction}[${rule}]${matches === 'depends' ? ' (perhaps)' : ''}`,
  );
  return side.verdict === 'denied' ? `${isolated}; no ${side.direction} rule matches` : rules.join('; ');
}

/** Why a connection was judged as it was: a line for each side. */
export function traceOf(
  { egress, ingress }: Judgement,
  source: string,
  destination: string,
  nameOf: NameOf,
): TraceLine[] {
  return [
    { side: `egress from ${source}`, verdict: egress.verdict, because: because(egress, nameOf) },
    { side: `ingress to ${destination}`, verdict: ingress.verdict, because: because(ingress, nameOf) },
  ];
}

/** What would have to be known to decide a `depends`, and how to say it. */
export function unknownText(unknown: Unknown): string {
  switch (unknown.kind) {
    case 'pod-address':
      return `the address of \`${unknown.pod}\` is unknown; the option \`${unknown.option}\` can decide it`;
    case 'runtime-label':
      return `the label \`${unknown.key}\` of \`${unknown.pod}\` gets its value at run time`;
    case 'node-address':
      return `the address may be one of a node, which no block matches; a closer \`${unknown.option}\` can decide it`;
    case 'own-node':
      return `\`${unknown.pod}\` may run on the node of the other end, and a node always reaches its own pods`;
    case 'replica-address':
      return `the pods of \`${unknown.pod}\` have addresses that blocks tell apart`;
    case 'family':
      return `IPv4 and IPv6 differ; the option \`${unknown.option}\` says how to count that`;
  }
}

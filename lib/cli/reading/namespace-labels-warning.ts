import type { Finding } from '../../diagnostics/finding';
import { podsPeersOf } from '../../lint/matching';
import { namespaceLabelsUnknown } from '../../lint/rules/selector/namespace-labels-unknown';
import type { ClusterReading } from '../../manifests/cluster-reading';
import { NAMESPACE_NAME_LABEL } from '../../model/labels';
import type { Cluster } from '../../model/cluster';

/** So many namespaces are named; more are counted. */
const NAMES_SHOWN = 5;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** The keys of the labels of namespaces that peers ask for, besides their names. */
function keysAsked({ policies }: Cluster): readonly string[] {
  const keys = new Set<string>();
  for (const policy of policies) {
    for (const { peer } of podsPeersOf(policy)) {
      for (const { key } of peer.namespaces?.requirements ?? []) keys.add(key);
    }
  }
  keys.delete(NAMESPACE_NAME_LABEL);
  return [...keys].sort();
}

/** A warning where policies ask for labels of namespaces of which only the names are known. */
export function namespaceLabelsWarnings({ cluster, namespacesDeclared }: ClusterReading): Finding[] {
  const used = new Set(cluster.workloads.map(({ namespace }) => namespace));
  const undeclared = [...used].filter((namespace) => !namespacesDeclared.has(namespace)).sort();
  const keys = undeclared.length > 0 ? keysAsked(cluster) : [];
  if (keys.length === 0) return [];
  const { code, id, severity, why } = namespaceLabelsUnknown;
  return [
    {
      code,
      id,
      severity,
      headline: `no Namespace was read that says which labels ${listed(undeclared)} ${undeclared.length === 1 ? 'has' : 'have'}`,
      where: {},
      found: `namespaceSelectors that ask for ${listed(keys)}`,
      expected: 'a Namespace object with all labels that the namespace has',
      why,
      help: 'give the manifests of the Namespaces, too; of a cluster, `kubectl get namespaces -o json` prints them',
    },
  ];
}

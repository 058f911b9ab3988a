import type { Finding } from '../../diagnostics/finding';
import { NAMESPACE_NAME_LABEL } from '../../model/labels';
import type { World } from '../../reachability';
import { namespacesText, podsText, setsWithoutPods, type RoleSet, type Strangers } from '../../reachability/strangers';

/** So many are named; more are counted. */
const NAMES_SHOWN = 8;

function namesOf({ namespaces, pods }: RoleSet): readonly string[] {
  const named = namespaces.requirements.find(({ key, operator }) => key === NAMESPACE_NAME_LABEL && operator === 'In');
  const isOnlyNamed = named !== undefined && namespaces.requirements.length === 1;
  return (isOnlyNamed ? named.values : [namespacesText(namespaces)]).map((name) => `${name}/${podsText(pods)}`);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** A warning where policies speak of pods of which none was read: no row of the map is about them. */
export function podsNotRead(world: World): Finding[] {
  if (world.cluster.workloads.length === 0) return [];
  const sets = setsWithoutPods(world);
  const names = (wanted: (set: RoleSet) => boolean) => [...new Set(sets.filter(wanted).flatMap(namesOf))].sort();
  const [subjects, peers] = [names(({ role }) => role === 'subject'), names(({ role }) => role !== 'subject')];
  if (subjects.length + peers.length === 0) return [];
  const found = [
    ...(subjects.length > 0 ? [`policies select ${listed(subjects)}`] : []),
    ...(peers.length > 0 ? [`rules name ${listed(peers)}`] : []),
  ];
  return [
    {
      code: 'NP041',
      id: 'pods-not-read',
      severity: 'warning',
      headline: 'policies speak of pods that are in nothing that was read',
      where: {},
      found: found.join('; '),
      expected: 'a workload or more of each',
      why: 'the map shows connections of pods that were read, so what is open to these, and from them, is not in it',
      help: 'give the manifests of these workloads, too, or add rows for pods that may exist with `--strangers`',
    },
  ];
}

/** A warning where not all pods could be thought of that policies speak of. */
export function tooManyStrangers({ sets, leftOut }: Strangers): Finding[] {
  if (leftOut === 0) return [];
  return [
    {
      code: 'NP042',
      id: 'too-many-unread-pods',
      severity: 'warning',
      headline: `policies speak of ${sets.size + leftOut} sorts of pods that are in nothing that was read`,
      where: {},
      found: `${leftOut} of them are left out of the result`,
      expected: `${sets.size} or fewer`,
      why: 'what is open to those that are left out is not shown',
      help: 'give the manifests of the workloads, too; for apps they are in `.netpol/inventory`',
    },
  ];
}

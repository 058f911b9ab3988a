import { NAMESPACE_NAME_LABEL } from '../model/labels';
import { EVERYTHING, type Selector } from '../model/selector';
import { witnessOf } from '../model/selector-algebra';
import { workloadId, type Workload } from '../model/workload';
import { podsSelected } from '../reachability/questions';
import type { LintContext } from './context';
import { CORRECT_LABELS } from './correct-labels';
import { isKnownElsewhere, knownElsewhere } from './known-elsewhere';
import { fewNames } from './one-of-a-cause';
import { isLeftToOperator } from './operator-labels';
import type { Found } from './rule';
import { suggestionFor } from './suggestion';
import { keysOfPods, misspeltKey } from './well-known-keys';

/** How sure it is that a selector is wrong, and what to do about it. */
export type Absence = Pick<Found, 'severity' | 'help' | 'why'>;

/** Whether an object that makes pods of its own is in one of the namespaces that a selector names. */
function someIsUntold({ podsUnknownIn }: LintContext, { requirements }: Selector): boolean {
  const naming = requirements.find(({ key, operator }) => key === NAMESPACE_NAME_LABEL && operator === 'In');
  return Boolean(naming?.values.some((name) => podsUnknownIn?.has(name)));
}

/** Pods of other namespaces that have just the labels that are missing. */
function helpFromAbroad(abroad: readonly Workload[], part: 'policy' | 'peer'): string | undefined {
  const namespaces = new Set(abroad.map(({ namespace }) => namespace));
  if (abroad.length === 0 || (part === 'policy' && namespaces.size > 1)) return undefined;
  const ids = fewNames(abroad.map((pods) => `\`${workloadId(pods)}\``));
  const [have, instead] =
    abroad.length > 1 ? ['have', 'their namespace'] : ['has', `the namespace \`${abroad[0]?.namespace}\``];
  return part === 'policy'
    ? `${ids} ${have} these labels, in another namespace: write the policy in ${instead}, if that is what it is for`
    : `${ids} ${have} these labels, in another namespace: name that namespace in the peer`;
}

/** Tells how sure it is that a selector which selects no known pod is wrong. */
export class MissingPods {
  private readonly known;

  constructor(private readonly context: LintContext) {
    this.known = knownElsewhere(context);
  }

  /**
   * Undefined where the pods may well be there: those that resolve names, and those that operators make. Sure is only a
   * slip of the pen, since pods may come from manifests that nobody has read.
   *
   * @param part what the selector is of
   * @param why what happens if the pods are not there
   */
  absenceOf(namespaces: Selector, pods: Selector, part: 'policy' | 'peer', why: string): Absence | undefined {
    const { world } = this.context;
    if (isKnownElsewhere(this.known, namespaces, pods)) return undefined;
    // The rule `misspelt-label-key` speaks of these.
    if (misspeltKey(pods, keysOfPods(world.cluster.workloads))) return undefined;
    const neighbours = podsSelected(world, namespaces, undefined).map(({ labels }) => labels);
    if (isLeftToOperator(pods, new Set(neighbours.flatMap(Object.keys)))) return undefined;
    const resolvers = this.known.filter((query) => isKnownElsewhere([query], namespaces, EVERYTHING));
    const near = suggestionFor(pods, [...neighbours, ...resolvers.map((query) => witnessOf(query.pods) ?? {})]);
    const unsure = {
      severity: 'warning',
      why: `${why}, unless pods that are not known here have these labels`,
    } as const;
    if (someIsUntold(this.context, namespaces)) return near?.isSure ? { ...unsure, help: near.help } : undefined;
    const abroad = podsSelected(world, EVERYTHING, pods);
    if (near?.isSure && abroad.length === 0) return { severity: 'error', help: near.help };
    return { ...unsure, help: helpFromAbroad(abroad, part) ?? near?.help ?? CORRECT_LABELS };
  }
}

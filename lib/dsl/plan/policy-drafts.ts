import type { Chart } from 'cdk8s';
import { peersKey } from '../../model/peer-order';
import type { NonEmpty, Peer, Rule } from '../../model/policy';
import { selectorKey } from '../../model/selector';
import type { Merging } from '../emission';
import { Draft } from './draft';
import type { Emissions } from './emissions';
import type { GeneratedPolicy } from './generated-policy';
import type { Half } from './halves';
import type { Limits } from './limits';
import { withinLimits } from './limited-parts';
import { mergedPolicies } from './merged-policies';
import { trafficStem } from './names';
import type { Statement } from './statement';

/** Two statements whose policies would be one object, although they say different things. */
export interface NameClash {
  /** `namespace/name`. */
  readonly name: string;
  readonly existing: Statement;
  /** The ones that come second. */
  readonly statements: readonly Statement[];
}

/**
 * Gathers the halves of all statements into policies: by their names, or by their subjects where the chart that they lie in
 * wants them merged.
 */
export class PolicyDrafts {
  private readonly clashes: NameClash[] = [];
  private readonly byName = new Map<string, { readonly draft: Draft; readonly identity: string }>();
  private readonly bySubject: Readonly<Record<Exclude<Merging, 'none'>, Map<string, Draft>>> = {
    workload: new Map(),
    namespace: new Map(),
  };

  constructor(private readonly emissions: Emissions) {}

  /** @param name that of the half's policy, where it has one of its own */
  add(half: Half, statement: Statement, name: string): void {
    const merging = this.mergingFor(half.chart, statement);
    if (merging === 'none') return this.addNamed(half, statement, name);
    const stem = trafficStem(half.subject.slug, half.narrowedTo);
    const whose = merging === 'workload' ? stem : '';
    const key = `${half.direction}; ${half.subject.namespace}; ${whose}; ${selectorKey(half.selector)}`;
    const drafts = this.bySubject[merging];
    const draft = drafts.get(key) ?? new Draft(half);
    drafts.set(key, draft);
    draft.add(half, statement, stem);
  }

  /**
   * All policies in the order of their names, those that are too large for the network plugin in several parts. Of two with one
   * name the second is left out.
   */
  finished(limits: Limits): { readonly policies: readonly GeneratedPolicy[]; readonly clashes: readonly NameClash[] } {
    const { workload, namespace } = this.bySubject;
    const all = [
      ...[...this.byName.values()].map(({ draft }) => draft.policy([...draft.stems].join())),
      ...mergedPolicies([...workload.values()], 'workload'),
      ...mergedPolicies([...namespace.values()], 'namespace'),
    ];
    const clashes = [...this.clashes];
    const unique = new Map<string, GeneratedPolicy>();
    for (const policy of all.flatMap((one) => withinLimits(one, limits, this.emissions.of(one.chart)))) {
      const name = `${policy.namespace}/${policy.name}`;
      const existing = unique.get(name);
      if (!existing) unique.set(name, policy);
      else clashes.push({ name, existing: existing.statements[0] as Statement, statements: policy.statements });
    }
    return { policies: [...unique.values()].sort(byName), clashes };
  }

  private addNamed(half: Half, statement: Statement, policyName: string): void {
    const name = `${half.subject.namespace}/${policyName}`;
    // The chart is where a policy lies, not what it says.
    const identity = `${half.direction}; ${selectorKey(half.selector)}; ${peersKey(peersOfAll(half.rules))}`;
    const existing = this.byName.get(name);
    if (existing && existing.identity !== identity) {
      this.clashes.push({ name, existing: [...existing.draft.statements][0] as Statement, statements: [statement] });
      return;
    }
    const draft = existing?.draft ?? new Draft(half);
    if (!existing) this.byName.set(name, { draft, identity });
    draft.add(half, statement, policyName);
  }

  /** A name that a person chose is kept; that of a pattern is, unless a namespace is to have as few policies as can be. */
  private mergingFor(chart: Chart, { kind, policyName }: Statement): Merging {
    const { merge: merging } = this.emissions.of(chart);
    if (policyName === undefined) return merging;
    return kind === 'pattern' && merging === 'namespace' ? merging : 'none';
  }
}

function byName(one: GeneratedPolicy, other: GeneratedPolicy): number {
  if (one.namespace !== other.namespace) return one.namespace < other.namespace ? -1 : 1;
  return one.name < other.name ? -1 : 1;
}

function peersOfAll(rules: NonEmpty<Rule>): Rule['peers'] {
  if (rules.some(({ peers }) => peers === 'any')) return 'any';
  return rules.flatMap(({ peers }) => (peers === 'any' ? [] : peers)) as unknown as NonEmpty<Peer>;
}

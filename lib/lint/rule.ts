import type { Finding, Severity } from '../diagnostics/finding';
import type { AppContext, LintContext } from './context';

/** What a rule says about itself; its `bad` and `good` examples are also its tests. */
export interface RuleDescription {
  /** Stable code, such as `NP301`. */
  readonly code: string;
  /** Stable readable id, also the name of its file. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence: what it finds. */
  readonly summary: string;
  /** What would happen in the cluster. */
  readonly why: string;
  /** The body of a program in which it finds something; `app` and the package's exports are in scope. */
  readonly bad: string;
  /** The same program, mended. */
  readonly good: string;
}

/** A finding without what the rule already says about itself. */
export type Found = Omit<Finding, 'code' | 'id' | 'severity' | 'why'> & { readonly why?: string };

/** A rule about one cluster, or about the whole app. */
export type Rule = RuleDescription &
  (
    | { readonly scope: 'cluster'; check(context: LintContext): readonly Found[] }
    | { readonly scope: 'app'; check(context: AppContext): readonly Found[] }
  );

function completed(rule: Rule, found: readonly Found[]): Finding[] {
  const { code, id, severity, why } = rule;
  return found.map((finding) => ({ code, id, severity, why, ...finding }));
}

/** All that the rules find: about the app first, then cluster by cluster, in the order of the rules. */
export function applyRules(rules: readonly Rule[], app: AppContext, clusters: readonly LintContext[]): Finding[] {
  return [
    ...rules.flatMap((rule) => (rule.scope === 'app' ? completed(rule, rule.check(app)) : [])),
    ...clusters.flatMap((cluster) =>
      rules.flatMap((rule) => (rule.scope === 'cluster' ? completed(rule, rule.check(cluster)) : [])),
    ),
  ];
}

import type { Finding, Severity } from '../diagnostics/finding';
import type { Level, PresetName } from './configuration/configuration';
import type { AppContext, LintContext } from './context';

/** What a rule says about itself; its `bad` and `good` examples are also its tests. */
export interface RuleDescription {
  /** Stable code, such as `NP301`. */
  readonly code: string;
  /** Stable readable id, also the name of its file. */
  readonly id: string;
  readonly severity: Severity;
  /**
   * How serious some of its findings are instead, and which.
   * @default all are as serious
   */
  readonly otherwise?: { readonly severity: Severity; readonly where: string };
  /**
   * Of a rule about clusters: false where only an app says what it looks at, or where manifests say it.
   * @default manifests say it
   */
  readonly inManifests?: false | string;
  /**
   * Its level in presets that take it otherwise.
   * @default its severity, in `strict` one step more
   */
  readonly levels?: Readonly<Partial<Record<PresetName, Level>>>;
  /** One sentence: what it finds. */
  readonly summary: string;
  /** What would happen in the cluster. */
  readonly why: string;
  /** The body of a program in which it finds something; `app` and the package's exports are in scope. */
  readonly bad: string;
  /** The same program, mended. */
  readonly good: string;
}

/** One thing to do, in the words of those who do it. */
export interface Help {
  /** For those who write an app. */
  readonly app: string;
  /** For those who write the manifests themselves. */
  readonly manifests: string;
}

/** A finding without what the rule already says about itself, but where this one is more or less serious than most. */
export type Found = Omit<Finding, 'code' | 'id' | 'severity' | 'why' | 'help'> &
  Partial<Pick<Finding, 'severity' | 'why'>> & { readonly help: string | Help };

/** A rule about one cluster, or about the whole app. */
export type Rule = RuleDescription &
  (
    | { readonly scope: 'cluster'; check(context: LintContext): readonly Found[] }
    | { readonly scope: 'app'; check(context: AppContext): readonly Found[] }
  );

/**
 * Findings with what the rule says about itself.
 *
 * @param reader who has to do something about them
 */
export function completed(rule: RuleDescription, found: readonly Found[], reader: keyof Help = 'app'): Finding[] {
  const { code, id, severity, why } = rule;
  return found.map(({ help, ...finding }) => ({
    code,
    id,
    severity,
    why,
    ...finding,
    help: typeof help === 'string' ? help : help[reader],
  }));
}

/**
 * All that the rules find: about the app first, then cluster by cluster, in the order of the rules.
 *
 * @param app undefined where there is no app, only the manifests of a cluster
 */
export function applyRules(
  rules: readonly Rule[],
  app: AppContext | undefined,
  clusters: readonly LintContext[],
): Finding[] {
  return [
    ...rules.flatMap((rule) => (rule.scope === 'app' && app ? completed(rule, rule.check(app)) : [])),
    ...clusters.flatMap((cluster) =>
      rules.flatMap((rule) => (rule.scope === 'cluster' ? completed(rule, rule.check(cluster), cluster.reader) : [])),
    ),
  ];
}

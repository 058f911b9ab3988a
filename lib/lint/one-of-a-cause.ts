import type { Finding, Together } from '../diagnostics/finding';

/** How many of those that a finding is about are named. */
const MOST_NAMED = 3;

const GRAVITY: Readonly<Record<Finding['severity'], number>> = { info: 0, warning: 1, error: 2 };

/** Names of several things, the first few of them spelt out: `` `a`, `b`, `c`, and 30 more ``. */
export function fewNames(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${named}, and ${names.length - MOST_NAMED} more` : named;
}

/** A finding as it is read. */
export function byItself({ together: _, ...finding }: Finding): Finding {
  return finding;
}

function ofSeveral(first: Finding, { said, where }: Together, all: readonly Finding[]): Finding {
  const names = all.flatMap(({ together }) => (together ? [together.name] : []));
  const gravest = all.reduce((one, other) => (GRAVITY[other.severity] > GRAVITY[one.severity] ? other : one), first);
  const headline = `${all.length} ${said}: ${fewNames(names)}`;
  return { ...byItself(first), severity: gravest.severity, headline, where: where ?? first.where };
}

/** Findings of which those of one rule and one cause are one, in the place of the first. */
export function oneOfACause(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  const keyOf = ({ code, together }: Finding): string => `${code} ${together?.key ?? ''}`;
  for (const finding of findings) {
    if (!finding.together) continue;
    const group = groups.get(keyOf(finding));
    if (group) group.push(finding);
    else groups.set(keyOf(finding), [finding]);
  }
  return findings.flatMap((finding) => {
    const group = finding.together && groups.get(keyOf(finding));
    if (!group || !finding.together || group.length === 1) return [byItself(finding)];
    return group[0] === finding ? [ofSeveral(finding, finding.together, group)] : [];
  });
}

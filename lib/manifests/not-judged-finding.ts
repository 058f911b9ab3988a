import type { Finding, Place } from '../diagnostics/finding';

/** The warning about an object that changes who can reach whom and that no verdict takes into account. */
export function notJudgedFinding(object: { kind: string; name: string; reason: string }, where: Place): Finding {
  return {
    code: 'NP105',
    id: 'not-judged',
    severity: 'warning',
    headline: `\`${object.kind}\` \`${object.name}\` changes who can reach whom, and is not judged`,
    where,
    found: object.kind,
    expected: 'NetworkPolicy.networking.k8s.io',
    why: `${object.reason}: the verdicts hold for the NetworkPolicies alone`,
    help: 'read the verdicts with that in mind',
  };
}

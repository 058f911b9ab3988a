import type { Finding, Place } from '../diagnostics/finding';
import { qualifiedKind } from './manifest';
import { NOT_JUDGED_KINDS, POD_MAKERS } from './not-judged-kinds';

/** Those of which all is left out; of others, such as `Rollout.argoproj.io`, the objects whose pods nobody can tell. */
const POLICIES: ReadonlySet<string> = new Set(
  NOT_JUDGED_KINDS.filter((entry) => !POD_MAKERS.includes(entry)).map(qualifiedKind),
);

/** Whether what an object of this kind, with its group, leaves out of the verdicts is pods and not a policy. */
export function makesPods(kind: string): boolean {
  return !POLICIES.has(kind);
}

/** The warning about an object that changes who can reach whom, or makes pods, and that no verdict takes into account. */
export function notJudgedFinding(object: { kind: string; name: string; reason: string }, where: Place): Finding {
  const { kind, name, reason } = object;
  const said = makesPods(kind) ? ofPods(reason) : ofPolicy(reason);
  const { does, ...rest } = said;
  return {
    code: 'NP105',
    id: 'not-judged',
    severity: 'warning',
    headline: `\`${kind}\` \`${name}\` ${does}, and is not judged`,
    where,
    found: kind,
    ...rest,
  };
}

type Said = Pick<Finding, 'expected' | 'why' | 'help'> & { readonly does: string };

function ofPolicy(reason: string): Said {
  return {
    does: 'changes who can reach whom',
    expected: 'NetworkPolicy.networking.k8s.io',
    why: `${reason}: the verdicts hold for the NetworkPolicies alone`,
    help: 'read the verdicts with that in mind',
  };
}

function ofPods(reason: string): Said {
  return {
    does: 'makes pods',
    expected: 'a kind whose pods are known, such as Deployment.apps',
    why: `${reason}: connections of all others are in no answer`,
    help: 'give its pods, too, as objects of kind Pod',
  };
}

import { callerOrigin } from './caller';
import { carriedBy, type EndLike } from './end';
import { nameOfEnd } from './end-name';
import { Mistake } from './mistake';
import { Addresses, Anywhere, PodsOfNamespaces } from './values';

/**
 * An end for which policies can be written: pods of one namespace that is known by its name.
 *
 * @param prop the prop that asks for them, as the finding names it
 * @throws Mistake for addresses, for everyone, and for namespaces chosen by labels.
 */
export function onlyPods<End extends EndLike>(end: End, prop: string): End {
  const carried = carriedBy(end);
  const isOther = carried instanceof Addresses || carried instanceof Anywhere || carried instanceof PodsOfNamespaces;
  if (!isOther) return end;
  const origin = callerOrigin()();
  throw new Mistake({
    code: 'NP240',
    id: 'not-pods-of-a-namespace',
    severity: 'error',
    headline: `\`${nameOfEnd(end)}\` stands for no pods of one namespace`,
    where: { ...(origin && { origin }) },
    found: `\`${nameOfEnd(end)}\` in \`${prop}\``,
    expected: "a workload, or `namespace('payments').pods({ ... })`",
    why: 'a policy is of one namespace and selects pods in it: there is nothing that could be isolated or opened',
    help: `name the pods in \`${prop}\`, by their workload or by their namespace and labels`,
  });
}

import type { Finding } from '../../diagnostics/finding';
import { placeOf } from '../refusal-findings';
import { isRunning, type GroupedPods } from './pods-of-owner';
import { differences, type Trait } from './traits';

/** Some pods, or the template, with what they are like. */
interface Counted {
  readonly traits: readonly Trait[];
  readonly who: string;
}

/** Pods of one owner that policies tell apart; undefined where all that run are alike. Finished ones may differ. */
export function replicasDiffer({
  owner,
  main,
  others,
  pods,
  template,
  templateTraits,
}: GroupedPods): Finding | undefined {
  const groups = [...(main ? [main] : []), ...others].filter(({ traits }) => isRunning(traits));
  const counted: Counted[] = groups.map((group) => ({ traits: group.traits, who: count(group.pods.length) }));
  if (templateTraits && !main) counted.unshift({ traits: templateTraits, who: 'the template' });
  const [first, ...rest] = counted;
  const [anyPod] = pods;
  if (first === undefined || rest.length === 0 || anyPod === undefined) return undefined;
  const differing = new Set(
    counted.flatMap((one) => counted.flatMap((other) => differences(one.traits, other.traits))),
  );
  const { namespace } = anyPod.workload;
  return {
    code: 'NP107',
    id: 'replicas-differ',
    severity: 'warning',
    headline: `policies tell the pods of ${owner.kind} \`${namespace}/${owner.name}\` apart`,
    where: placeOf((template ?? anyPod).manifest),
    found: [...differing].map((name) => `${name}: ${valuesOf(name, counted)}`).join('; '),
    expected: 'pods of one owner that no policy tells apart',
    why: `they are judged as ${counted.length} ends, of which one has the name of the owner and each other one that of a pod, too`,
    help: 'if a rollout is under way, give the pods as they are when it is over; if not, give all of them the same',
  };
}

function valuesOf(name: string, counted: readonly Counted[]): string {
  const texts = counted.flatMap(({ traits, who }) => {
    const trait = traits.find((one) => one.name === name);
    return trait && !trait.isOpen ? [`${trait.value} (${who})`] : [];
  });
  return texts.join(', ');
}

function count(pods: number): string {
  return pods === 1 ? '1 pod' : `${pods} pods`;
}

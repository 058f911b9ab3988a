import { chosenPlugin } from '../profile/chosen-plugin';
import { deviationsOf, familiesOf } from '../profile/deviations';
import type { EvaluationOptions } from '../reachability/options';
import type { Family } from '../sets/address';
import { parseCidr, type Cidr } from '../sets/cidr';
import type { ClusterProps } from './cluster-props';

/** Blocks that somebody has checked before. */
export function blocks(texts: readonly string[] | undefined): readonly Cidr[] | undefined {
  return texts?.flatMap((text) => parseCidr(text) ?? []);
}

/** Where pods may have addresses: in the ranges that are given, else in the usual ones of the families they have. */
function podRanges({ podCidrs, ipFamilies, cni }: ClusterProps, usual: readonly Cidr[]): readonly Cidr[] {
  const given = blocks(podCidrs);
  if (given) return given;
  const families: readonly Family[] | undefined = ipFamilies ?? (cni && familiesOf(chosenPlugin(cni)));
  return families ? usual.filter(({ family }) => families.includes(family)) : usual;
}

/**
 * The evaluator's options for a cluster: what its plugin is known to do, and over it what `plugin` says.
 *
 * @param defaults where pods have addresses in clusters of which nothing is said
 */
export function evaluationOptionsOf(
  props: ClusterProps,
  defaults: Pick<EvaluationOptions, 'podCidrs'>,
): Partial<EvaluationOptions> {
  const { cni, plugin } = props;
  const nodes = blocks(props.nodes);
  return {
    ...(cni !== undefined && deviationsOf(chosenPlugin(cni))),
    ...plugin,
    podCidrs: podRanges(props, defaults.podCidrs),
    ...(nodes && { nodeCidrs: nodes }),
  };
}

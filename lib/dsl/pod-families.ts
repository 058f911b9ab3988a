import { chosenPlugin } from '../profile/chosen-plugin';
import { familiesOf } from '../profile/deviations';
import { FAMILIES, type Family } from '../sets/address';
import type { ClusterProps } from './cluster-props';
import { blocks } from './evaluation-options';

/** The families of addresses that the pods of a cluster have: those that are named, those of their ranges, or both. */
export function podFamilies({ ipFamilies, podCidrs, cni }: ClusterProps): readonly Family[] {
  const ranges = blocks(podCidrs);
  return (
    ipFamilies ??
    (ranges && FAMILIES.filter((family) => ranges.some((range) => range.family === family))) ??
    (cni && familiesOf(chosenPlugin(cni))) ??
    FAMILIES
  );
}

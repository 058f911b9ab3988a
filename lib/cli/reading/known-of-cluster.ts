import type { DeclaredProfile } from '../../lint/context';
import type { KnownOfCluster } from '../../lint/manifests/lint-context';
import { parseCidr, type Cidr } from '../../sets/cidr';
import type { EvaluationSwitches } from '../switches/evaluation-switches';

function blocks(texts: readonly string[] | undefined): readonly Cidr[] {
  return (texts ?? []).flatMap((text) => parseCidr(text) ?? []);
}

/** What `--profile` and the switches over it say of a cluster, for rules to look at. */
export function knownOfCluster({ profile: chosen, podCidr, nodeCidr }: EvaluationSwitches): KnownOfCluster {
  if (!chosen) return {};
  const { platform, plugin } = chosen;
  const profile: DeclaredProfile = {
    ...(plugin && { plugin }),
    podCidrs: podCidr ?? blocks(platform?.podCidrs),
    nodeCidrs: nodeCidr ?? [],
    serviceCidrs: blocks(platform?.serviceCidrs),
    apiServerCidrs: [],
    place: () => ({}),
  };
  return { profile, ...(platform && { dns: platform.dns, ...(platform.metadata && { metadata: platform.metadata }) }) };
}

import type { Finding } from '../../diagnostics/finding';
import { lintContextOf } from '../../lint/manifests/lint-context';
import { profileFindings } from '../../lint/profile-rules';
import type { ClusterReading } from '../../manifests/cluster-reading';
import { asserted } from '../../profile/cell';
import type { EvaluationOptions } from '../../reachability/options';
import { worldOf, type World } from '../../reachability/world';
import type { EvaluationSwitches } from '../switches/evaluation-switches';
import { knownOfCluster } from './known-of-cluster';

/** A cluster as it would be judged somewhere, and what the network plugin there does not do. */
export interface WorldUnderProfile {
  readonly world: World;
  readonly findings: readonly Finding[];
}

/**
 * Makes a cluster ready to be asked as `--profile` says. Under a network plugin that enforces nothing the policies are
 * left out: then everyone reaches everyone, which is what would happen there.
 */
export function worldUnderProfile(
  reading: ClusterReading,
  options: Partial<EvaluationOptions>,
  switches: EvaluationSwitches,
): WorldUnderProfile {
  const world = worldOf(reading.cluster, options);
  if (!switches.profile) return { world, findings: [] };
  const findings = profileFindings(lintContextOf(reading, world, knownOfCluster(switches)));
  const { plugin } = switches.profile;
  const enforces = !plugin || asserted(plugin.enforces) !== 'no';
  return { world: enforces ? world : worldOf({ ...reading.cluster, policies: [] }, options), findings };
}

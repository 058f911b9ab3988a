import type { Exemption } from '../../reachability';

/** Why a side is as it is although no rule was asked. */
export const EXEMPTION_TEXTS: Readonly<Record<Exemption, string>> = {
  'not-isolated': 'no policy isolates it in this direction',
  'outside-the-cluster': 'addresses outside have no policies',
  'own-address': 'a pod can always reach itself',
  'own-node': 'a node can always reach its own pods',
  'host-network': 'policies do not apply to pods on the host network',
  'finished-pod': 'the pod has finished',
  'no-common-family': 'the two ends share no address family',
};

import { known } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { kindnet } from './kindnet';

/** Flannel from 0.25.5 on with `netpol.enabled`: it ships kube-network-policies. */
export const flannelWithPolicies: NetworkPluginEntry = {
  ...kindnet,
  name: 'flannel-with-policies',
  title: 'Flannel with `netpol.enabled`',
  enforces: known('yes', 'flannel-io/flannel', 'from 0.25.5 on, with kube-network-policies'),
  notes: [],
};

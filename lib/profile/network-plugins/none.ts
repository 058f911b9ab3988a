import { known } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { UNKNOWN_CELLS } from '../unknown-cells';

/** A plugin without policies, such as kubenet of AKS, or the bridge plugin alone. */
export const none: NetworkPluginEntry = {
  ...UNKNOWN_CELLS,
  name: 'none',
  title: 'none',
  enforces: known('no', 'kubernetes.io', 'without a plugin that implements policies they have no effect'),
};

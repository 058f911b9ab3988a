import { known } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { UNKNOWN_CELLS } from '../unknown-cells';

export const flannel: NetworkPluginEntry = {
  ...UNKNOWN_CELLS,
  name: 'flannel',
  title: 'Flannel',
  enforces: known('no', 'flannel-io/flannel', 'policies are accepted, and nothing happens'),
  notes: [{ text: 'Canal is Flannel with the policies of Calico: that is `calico`.', source: 'flannel-io/flannel' }],
};

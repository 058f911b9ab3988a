import { decided, known, type Cell, type Version } from './cell';
import type { Cells, NetworkPlugin } from './network-plugin';
import { partsOfChoice, type NetworkPluginChoice } from './network-plugin-choice';
import type { NetworkPluginName } from './network-plugin-name';
import { NETWORK_PLUGINS } from './network-plugins';
import { CAPABILITIES } from './unknown-cells';

/** What a setting changes where no version is named: who has the setting has a version that knows it. */
function inSomeVersion(changes: Partial<Cells>): Partial<Cells> {
  const cells: [string, Cell<unknown>][] = Object.entries(changes);
  return Object.fromEntries(
    cells.map(([capability, cell]) => [
      capability,
      cell.kind === 'since' ? known(cell.value, cell.source, cell.note) : cell,
    ]),
  );
}

/**
 * The plugin that a choice stands for, its version and settings worked in.
 *
 * @example chosenPlugin({ name: 'cilium', version: '1.16' }).endPort // { kind: 'known', value: 'no', ... }
 */
export function chosenPlugin(choice: NetworkPluginChoice): NetworkPlugin {
  const { name, version, settings } = partsOfChoice(choice);
  const { notes: _, settings: changes = {}, ...entry } = NETWORK_PLUGINS[name as NetworkPluginName];
  const changed = settings
    .map(([setting, value]) => changes[`${setting}=${String(value)}`] ?? {})
    .map((cells) => (version === undefined ? inSomeVersion(cells) : cells));
  const row = Object.assign({}, entry, ...changed) as typeof entry;
  const cells = CAPABILITIES.map((capability) => [
    capability,
    decided<unknown>(row[capability], version as Version | undefined),
  ]);
  const title = version === undefined ? row.title : `${row.title} ${String(version)}`;
  return Object.freeze({ name: row.name, title, ...Object.fromEntries(cells) }) as NetworkPlugin;
}

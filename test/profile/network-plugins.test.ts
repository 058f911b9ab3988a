/** The table of network plugins: what is asserted has a source, and what has none is never relied on. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asserted, isFrom, type Version } from '../../lib/profile/cell';
import { choiceProblem } from '../../lib/profile/choice-problem';
import { chosenPlugin } from '../../lib/profile/chosen-plugin';
import { deviationsOf } from '../../lib/profile/deviations';
import type { Capability } from '../../lib/profile/network-plugin';
import { partsOfChoice, type NetworkPluginChoice } from '../../lib/profile/network-plugin-choice';
import { NETWORK_PLUGINS, NETWORK_PLUGIN_NAMES } from '../../lib/profile/network-plugins';
import { CAPABILITIES } from '../../lib/profile/unknown-cells';

const FOLDER = join(__dirname, '..', '..', 'lib', 'profile', 'network-plugins');
const ENTRIES = Object.values(NETWORK_PLUGINS);

/** A site, a repository, or an issue of one; perhaps with a date. */
const SOURCE =
  /^([a-z0-9.-]+\.[a-z]+(\/[-a-z0-9/]+)?|[\w.-]+\/[\w.-]+(#\d+)?|network-policy-api implementations)(, \d{4}-\d\d(-\d\d)?)?$/i;

test('every plugin is one file, and is registered under the name of the file', () => {
  const files = readdirSync(FOLDER).map((file) => file.replace(/\.ts$/, ''));
  expect(files.filter((file) => file !== 'index').sort()).toEqual([...NETWORK_PLUGIN_NAMES].sort());
  for (const [name, entry] of Object.entries(NETWORK_PLUGINS)) expect(entry.name).toBe(name);
});

describe.each(ENTRIES.map((entry) => [entry.name, entry] as const))('%s', (_, entry) => {
  test('says from where it is known what it does', () => {
    for (const capability of CAPABILITIES) {
      const cell = entry[capability];
      if (cell.kind !== 'unverified')
        expect([capability, cell.source]).toEqual([capability, expect.stringMatching(SOURCE)]);
    }
    for (const { source, text } of entry.notes ?? []) {
      expect(source).toMatch(SOURCE);
      expect(text).toMatch(/^[A-Z].*\.$/);
    }
    for (const changes of Object.values(entry.settings ?? {})) {
      for (const cell of Object.values(changes)) expect(['known', 'since']).toContain(cell.kind);
    }
  });

  test('is known to enforce policies, or not to', () => {
    expect(entry.enforces.kind).toBe('known');
  });

  test('lets no verdict hang on what nobody has verified', () => {
    const plugin = chosenPlugin(entry.name);
    const deviations = new Map(Object.entries(deviationsOf(plugin)));
    for (const capability of CAPABILITIES) {
      const cell = plugin[capability];
      if (cell.kind === 'unverified') expect([capability, deviations.get(capability)]).toEqual([capability, undefined]);
    }
    if (asserted(plugin.namedPorts) !== 'whole-protocol') expect(deviations.has('namedPortScope')).toBe(false);
  });
});

/** What is said of a plugin without being verified, so that it must not be asserted. */
const UNVERIFIED: readonly (readonly [NetworkPluginChoice, readonly Capability[]])[] = [
  ['calico', ['endPort']],
  ['cilium', ['endPort']],
  ['azure-cilium', ['endPort']],
  ['aws-vpc-cni', ['sctp']],
  ['gke-dataplane-v2', ['endPort', 'namedPorts', 'sctp', 'ipBlockMatchesServices']],
  ['antrea', ['endPort', 'namedPorts', 'sctp', 'ipBlockMatchesPods']],
  ['ovn-kubernetes', ['endPort']],
  ['kindnet', ['ipBlockMatchesPods', 'hostNames']],
];

test.each(UNVERIFIED)('of %p it is not claimed that it knows %s', (choice, capabilities) => {
  const plugin = chosenPlugin(choice);
  for (const capability of capabilities) expect(asserted<unknown>(plugin[capability])).toBeUndefined();
});

const CHOICES: readonly (readonly [NetworkPluginChoice, Capability, unknown])[] = [
  [{ name: 'cilium', version: '1.16' }, 'endPort', 'no'],
  [{ name: 'cilium', version: '1.16.9' }, 'endPort', 'no'],
  [{ name: 'cilium', version: '1.17' }, 'endPort', 'yes'],
  [{ name: 'cilium', version: '1.17.0' }, 'endPort', 'yes'],
  [{ name: 'cilium', version: '2.0' }, 'endPort', 'yes'],
  [{ name: 'azure-cilium', version: '1.9' }, 'endPort', 'no'],
  ['cilium', 'ipBlockMatchesNodes', 'no'],
  [{ name: 'cilium', policyCidrMatchMode: 'nodes' }, 'ipBlockMatchesNodes', 'yes'],
  [{ name: 'cilium', policyCidrMatchMode: 'nodes', version: '1.15' }, 'ipBlockMatchesNodes', 'yes'],
  [{ name: 'cilium', policyCidrMatchMode: 'nodes', version: '1.14' }, 'ipBlockMatchesNodes', 'no'],
  ['cilium', 'sctp', 'opt-in'],
  [{ name: 'cilium', sctp: 'enabled' }, 'sctp', 'yes'],
  [{ name: 'calico', version: '3.31' }, 'clusterPolicy', 'AdminNetworkPolicy'],
  [{ name: 'calico', version: '3.32' }, 'clusterPolicy', 'ClusterNetworkPolicy'],
  ['aws-vpc-cni', 'startUp', 'open-at-first'],
  [{ name: 'aws-vpc-cni', mode: 'standard' }, 'startUp', 'open-at-first'],
  [{ name: 'aws-vpc-cni', mode: 'strict' }, 'startUp', 'closed-at-first'],
];

test.each(CHOICES)('%j: %s is %s', (choice, capability, value) => {
  expect(choiceProblem(partsOfChoice(choice))).toBeUndefined();
  expect(asserted<unknown>(chosenPlugin(choice)[capability])).toBe(value);
});

test.each<NetworkPluginChoice>([
  { name: 'cilium', version: '0.1' },
  { name: 'calico', version: '2.6' },
])('of %j nothing is known', (choice) => {
  expect(choiceProblem(partsOfChoice(choice))?.found).toBe(`version: ${String(partsOfChoice(choice).version)}`);
});

test('a plugin is called by its version where it is known', () => {
  expect(chosenPlugin({ name: 'cilium', version: '1.16' }).title).toBe('Cilium 1.16');
  expect(chosenPlugin('cilium').title).toBe('Cilium');
});

test.each<[Version, Version, boolean]>([
  ['1.17', '1.17', true],
  ['1.9', '1.17', false],
  ['1.17.1', '1.17', true],
  ['1.17', '1.17.1', false],
  ['2.0', '1.17', true],
])('%s is from %s on: %s', (version, earliest, expected) => {
  expect(isFrom(version, earliest)).toBe(expected);
});

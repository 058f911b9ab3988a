import type { Mutant } from './mutant';

/** Mistakes in what the index counts: labels, namespaces, addresses, ports and names. */
export const VOCABULARY_MUTANTS: readonly Mutant[] = [
  {
    name: 'NotIn does not select what lacks the key',
    file: 'engine/selected-sets.ts',
    find: 'const others = sets.subtract(this.all, having);',
    replace: 'const others = sets.subtract(present, having);',
  },
  {
    name: 'NotIn selects a value of run time for certain',
    file: 'engine/selected-sets.ts',
    find: 'certain: sets.subtract(others, unknown)',
    replace: 'certain: others',
  },
  {
    name: 'DoesNotExist looks at known values only',
    file: 'engine/selected-sets.ts',
    find: 'sets.subtract(this.all, present)',
    replace: 'sets.subtract(this.all, known)',
  },
  {
    name: 'a key is there with mentioned values only',
    file: 'engine/selected-sets.ts',
    find: '[terms.other, ...terms.byValue.values()]',
    replace: '[...terms.byValue.values()]',
  },
  {
    name: 'requirements are alternatives',
    file: 'engine/selected-sets.ts',
    find: 'certain: this.sets.intersect(selected.certain, certain)',
    replace: 'certain: this.sets.union(selected.certain, certain)',
  },
  {
    name: 'a value that is given counts as one of run time, too',
    file: 'engine/vocabulary.ts',
    find: ' && !Object.hasOwn(labels, key)',
    replace: '',
  },
  {
    name: 'selectors with the same values are the same',
    file: 'engine/selector-table.ts',
    find: '${key}\\x01${operator}',
    replace: '${key}\\x01',
  },
  {
    name: 'a namespace that nobody declares has no labels',
    file: 'engine/namespace-entities.ts',
    find: '{ [NAMESPACE_NAME_LABEL]: namespace }));',
    replace: '{}));',
  },
  {
    name: 'a namespace that is relabelled keeps its labels',
    file: 'engine/namespace-entities.ts',
    find: 'known?.find((entity) => sameLabels(this.labels[entity] as Labels, labels));',
    replace: 'known?.[0];',
  },
  {
    name: 'except is ignored',
    file: 'engine/address-axis.ts',
    find: 'for (const except of block.except) set = this.sets.subtract(set, this.ofCidr(except));',
    replace: '',
  },
  {
    name: 'addresses are not told apart behind a block',
    file: 'engine/address-axis.ts',
    find: 'cuts[block.family].add(after);',
    replace: 'cuts[block.family].add(first);',
  },
  {
    name: 'a start belongs to the part before',
    file: 'engine/address-axis.ts',
    find: '(starts[middle] as number | bigint) <= value',
    replace: '(starts[middle] as number | bigint) < value',
  },
  {
    name: 'parts end one address late',
    file: 'engine/address-axis.ts',
    find: 'BigInt(after) - 1n',
    replace: 'BigInt(after)',
  },
  {
    name: 'the protocols share their ports',
    file: 'engine/port-axis.ts',
    find: 'return PROTOCOLS.indexOf(protocol) * STRIDE + number;',
    replace: 'return number;',
  },
  {
    name: 'names of all protocols are the same',
    file: 'engine/named-ports.ts',
    find: 'return `${protocol} ${name}`;',
    replace: 'return name;',
  },
  {
    name: 'any port of a name is the first',
    file: 'engine/named-ports.ts',
    find: "this.options.namedPortMatches === 'any'",
    replace: "this.options.namedPortMatches !== 'any'",
  },
  {
    name: 'ports of sidecars never count',
    file: 'engine/named-ports.ts',
    find: "(sidecar && this.options.sidecarPorts === 'exclude')",
    replace: 'sidecar',
  },
  {
    name: 'endPort is exclusive',
    file: 'engine/port-axis.ts',
    find: 'portPosition(protocol, last)];\n}',
    replace: 'portPosition(protocol, Math.max(first, last - 1))];\n}',
  },
];

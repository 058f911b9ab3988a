import { nearest } from '../diagnostics/nearest';
import { NAMESPACE_NAME_LABEL } from '../model/labels';
import type { Selector } from '../model/selector';
import type { LintContext } from './context';
import { OF_EVERY_CLUSTER } from './well-known-namespaces';

/** Labels by which people look for the name of a namespace; nobody puts them there unless somebody does. */
const NAME_LIKE: readonly string[] = ['name', 'namespace', 'ns', 'kubernetes.io/name', 'kubernetes.io/namespace'];

/** The name of a namespace, asked of a label that no namespace is known to have. */
export interface MisnamedNamespace {
  readonly key: string;
  readonly name: string;
  /** True where all labels of that namespace are known, and this is none of them. */
  readonly isDeclared: boolean;
}

/** Finds names of namespaces where a selector of namespaces asks for labels. */
export function misnamedNamespaces({ world, namespacesDeclared }: LintContext) {
  const { namespaces } = world.cluster;
  const known = new Set([...OF_EVERY_CLUSTER, ...namespaces.map(({ name }) => name)]);
  const labelled = new Set(namespaces.flatMap(({ labels }) => NAME_LIKE.map((key) => `${key}=${labels[key] ?? ''}`)));
  const keys = new Set(namespaces.flatMap(({ labels }) => Object.keys(labels)));
  return ({ requirements }: Selector): MisnamedNamespace | undefined => {
    for (const { key, operator, values } of requirements) {
      const [name = ''] = values;
      const isMisspelt = nearest(key, [NAMESPACE_NAME_LABEL]) !== undefined && !keys.has(key);
      if (isMisspelt && operator === 'In') return { key, name, isDeclared: namespacesDeclared.has(name) };
      if (operator !== 'In' || values.length !== 1 || !NAME_LIKE.includes(key) || !known.has(name)) continue;
      if (!labelled.has(`${key}=${name}`)) return { key, name, isDeclared: namespacesDeclared.has(name) };
    }
    return undefined;
  };
}

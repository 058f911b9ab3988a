import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { clusterOf } from '../../lib/manifests/cluster-reading';
import { manifestOf } from '../../lib/manifests/manifest';
import type { Cluster } from '../../lib/model/cluster';
import type { Manifest } from '../reachability/case-file';

/** Where a policy lands that names no namespace, as with a bare `kubectl apply`. */
const DEFAULT_NAMESPACE = 'default';

/** A tutorial's policies, and the namespaces and pods they speak of. */
export interface Tutorial {
  readonly name: string;
  readonly world: readonly Manifest[];
  /** By `namespace/name`; every policy says its namespace here, also where the tutorial leaves it to kubectl. */
  readonly policies: ReadonlyMap<string, Manifest>;
}

/** The tutorials, by the names of their files in test/cases/seeds. */
export const TUTORIALS = [
  'open-networks-to-zero-trust',
  'trust-model-chapter',
  'ten-policies',
  'frontend-backend-db',
  'ingress-egress-default-deny',
] as const;

/** The folder of the tutorials. */
export const SEEDS = join(__dirname, '..', 'cases', 'seeds');

/** `namespace/name` of an object. */
export function idOf({ metadata: { namespace = DEFAULT_NAMESPACE, name } }: Manifest): string {
  return `${namespace}/${name}`;
}

function withNamespace(manifest: Manifest): Manifest {
  const { namespace = DEFAULT_NAMESPACE } = manifest.metadata;
  return { ...manifest, metadata: { ...manifest.metadata, namespace } };
}

/** Reads a tutorial. @throws Error if a document is no YAML, or two policies have one name */
export function readTutorial(name: (typeof TUTORIALS)[number]): Tutorial {
  const documents = parseAllDocuments(readFileSync(join(SEEDS, `${name}.yaml`), 'utf8'));
  if ('empty' in documents) throw new Error(`${name} is empty`);
  const objects = documents.map((document): Manifest => {
    if (document.errors.length > 0) throw new Error(`${name}: ${document.errors.join(', ')}`);
    return document.toJS() as Manifest;
  });
  const written = objects.filter(({ kind }) => kind === 'NetworkPolicy').map(withNamespace);
  const policies = new Map(written.map((policy) => [idOf(policy), policy]));
  if (policies.size !== written.length) throw new Error(`${name}: two policies have one name`);
  return { name, world: objects.filter(({ kind }) => kind !== 'NetworkPolicy'), policies };
}

/** The policies of a tutorial with these names. @throws Error if there is none of a name */
export function policiesNamed({ name, policies }: Tutorial, ids: readonly string[]): readonly Manifest[] {
  return ids.map((id) => {
    const policy = policies.get(id);
    if (!policy) throw new Error(`${name} has no policy ${id}`);
    return policy;
  });
}

/** The cluster that a tutorial's world is with some policies. @throws Error if the API server would refuse an object */
export function clusterWith({ world }: Tutorial, policies: readonly Manifest[]): Cluster {
  const { cluster, findings } = clusterOf([...world, ...policies].map((manifest) => manifestOf({ ...manifest })));
  if (findings.length > 0) throw new Error(findings.map(({ headline }) => headline).join('\n'));
  return cluster;
}

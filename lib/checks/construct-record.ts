import * as path from 'node:path';
import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { identityOf, objectName, qualifiedKind } from '../manifests/manifest';
import { originOf } from '../dsl';
import type { Examination } from './examination';
import { plainFinding } from './synthesis-report';

/** Set by the cdk8s CLI for the app that it runs, where a validation plugin will look at what it writes. */
export const RECORD_VARIABLE = 'CDK8S_RECORD_CONSTRUCT_METADATA';

/** The construct that made an object, and the line that wrote it. */
export interface RecordedConstruct {
  readonly path: string;
  readonly origin?: Origin;
}

/**
 * What a synthesis leaves for the validation plugin, which runs in another process, after it, and sees the files alone.
 * cdk8s records constructs by the name of their object only, and so mixes up what has one name in two namespaces.
 */
export interface ConstructRecord {
  readonly findings: readonly Finding[];
  /** By {@link objectKey}. An object that two clusters of the app have is left out: nobody could tell which is meant. */
  readonly constructs: Readonly<Record<string, RecordedConstruct>>;
}

/** What tells an object of one cluster from all others: kind and group, namespace and name. */
export function objectKey(object: object): string {
  const identity = identityOf(object);
  return `${qualifiedKind(identity)} ${objectName(identity)}`;
}

/** Where the record of a synthesis lies: in the scratch folder of this package, named after its output folder. */
export function constructRecordFile(root: string, outputFolder: string): string {
  const name = path.resolve(root, outputFolder).replace(/[^A-Za-z0-9]+/g, '-');
  return path.join(root, '.netpol', 'constructs', `${name}.json`);
}

/** The record of what an app was found to be. */
export function constructRecord({ findings, clusters }: Examination): ConstructRecord {
  const constructs = new Map<string, RecordedConstruct | undefined>();
  for (const { planned } of clusters) {
    for (const apiObject of planned.apiObjects) {
      const key = objectKey(planned.rendering.of(apiObject));
      const origin = originOf(apiObject)();
      const made = { path: apiObject.node.path, ...(origin && { origin }) };
      constructs.set(key, constructs.has(key) ? undefined : made);
    }
  }
  const known = [...constructs].flatMap(([key, made]) => (made ? [[key, made] as const] : []));
  return { findings: findings.map(plainFinding), constructs: Object.fromEntries(known) };
}

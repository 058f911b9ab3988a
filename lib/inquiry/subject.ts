import { Construct, type IConstruct } from 'constructs';
import type { Finding } from '../diagnostics/finding';
import type * as PathReadingModule from '../files/path-reading';
import { isPlainObject } from '../manifests/decode/plain-values';
import { manifestOf, type Manifest } from '../manifests/manifest';
import type * as ManifestReadingModule from '../manifests/manifest-reading';
import type { ManifestReading } from '../manifests/manifest-reading';
import { BadInput } from './bad-input';
import { NotUnderstood } from './not-understood';

/**
 * Whatever holds policies: an App, a Chart, a Cluster or another construct; API objects, as `Testing.synth` gives them;
 * a text of YAML or JSON; or the path of a file or a folder, or several, which are read as one cluster.
 */
export type Subject = IConstruct | readonly object[] | readonly string[] | string;

/** A subject as it was given: a construct, or the objects that were read. */
export type ReadSubject =
  | { readonly kind: 'construct'; readonly construct: IConstruct }
  | {
      readonly kind: 'manifests';
      readonly manifests: readonly Manifest[];
      /** What was found while they were read, and keeps nobody from reading them. */
      readonly warnings: readonly Finding[];
    };

const EXPECTED = 'an App, a Chart, API objects, a text of YAML, or the paths of files and folders';
/** How findings name a text that came from no file. */
const TEXT_NAME = '<text>';
/** A text of YAML has lines or a key; a path has neither, nor the braces of JSON. */
const YAML = /\n|^\s*[[{]|^[A-Za-z]+:\s/;

function shown(given: unknown): string {
  if (given === null || given === undefined) return String(given);
  if (given instanceof Promise) return 'a promise: await it first';
  return Array.isArray(given) ? 'a list' : typeof given === 'object' ? 'an object' : `a ${typeof given}`;
}

/** The objects of lists, which `kubectl get` prints, one by one. */
function opened(object: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const { kind, items } = object;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) return [object];
  return items.filter(isPlainObject).flatMap((item) => opened(item as Record<string, unknown>));
}

function objectsIn(given: readonly unknown[]): Manifest[] {
  return given.flatMap((object, index) => {
    if (isPlainObject(object)) {
      const { apiVersion, kind } = object as Record<string, unknown>;
      if (typeof apiVersion === 'string' && typeof kind === 'string') {
        return opened(object as Record<string, unknown>).map((one) => manifestOf(one));
      }
    }
    throw new NotUnderstood(
      `Item ${index} of the list is no API object: it has no \`apiVersion\` and \`kind\`, but is ${shown(object)}.`,
    );
  });
}

/** The objects of a text or of files. What cannot be read could hold anything, so that no verdict would be true. */
function readable({ manifests, findings, documents }: ManifestReading, what: string): ReadSubject {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new BadInput(errors);
  if (documents === 0) throw new NotUnderstood(`There is no document in ${what}.`);
  return { kind: 'manifests', manifests, warnings: findings };
}

// Apps load this module, and have constructs to hand over: only who gives texts and paths waits for their readers.
function readText(text: string): ReadSubject {
  const { readManifests } = require('../manifests/manifest-reading') as typeof ManifestReadingModule;
  return readable(readManifests(text, { file: TEXT_NAME }), 'the text');
}

function readPaths(paths: readonly string[]): ReadSubject {
  const { readManifestPaths } = require('../files/path-reading') as typeof PathReadingModule;
  return readable(readManifestPaths(paths), paths.map((path) => `\`${path}\``).join(', '));
}

function arePaths(given: readonly unknown[]): given is readonly string[] {
  return given.length > 0 && given.every((one) => typeof one === 'string' && one.trim() !== '' && !YAML.test(one));
}

/**
 * Reads what somebody hands over to be judged.
 *
 * @throws NotUnderstood for anything else
 * @throws BadInput for a text or a file that cannot be read
 * @example readSubject(['dist/shop', '.netpol/inventory/shop.yaml'])
 */
export function readSubject(given: unknown): ReadSubject {
  if (Construct.isConstruct(given)) return { kind: 'construct', construct: given };
  if (Array.isArray(given) && arePaths(given)) return readPaths(given);
  if (Array.isArray(given)) return { kind: 'manifests', manifests: objectsIn(given), warnings: [] };
  if (typeof given !== 'string') throw new NotUnderstood(`Expected ${EXPECTED}; received ${shown(given)}.`);
  if (given.trim() === '') throw new NotUnderstood(`Expected ${EXPECTED}; received an empty text.`);
  return YAML.test(given) ? readText(given) : readPaths([given]);
}

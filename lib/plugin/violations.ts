import * as path from 'node:path';
import type { ConstructRecord } from '../checks/construct-record';
import type { Finding } from '../diagnostics/finding';
import { visibleFinding } from '../diagnostics/visible-text';
import type { ValidationContext, Violation } from './validation-context';
import type { WrittenObject, WrittenObjects } from './written-objects';

/** What a violation is placed by. */
export interface Placing {
  readonly written: WrittenObjects;
  /** What the app has left about itself; undefined for an app that does not use this package. */
  readonly record: ConstructRecord | undefined;
  /** The constructs as the cdk8s CLI knows them: by the name of their object alone. */
  readonly metadata: ValidationContext['metadata'];
  /** The folder that file names are given relative to. */
  readonly root: string;
}

/** A finding as a violation, and the construct that the report should name for its resource. */
export interface PlacedViolation {
  readonly violation: Violation;
  readonly constructPath?: string;
}

/** The objects that the constructs of a record have made, by the paths of the constructs. */
const keysByPath = new WeakMap<ConstructRecord, ReadonlyMap<string, string>>();

function keyAt(record: ConstructRecord, constructPath: string): string | undefined {
  const known =
    keysByPath.get(record) ??
    new Map(Object.entries(record.constructs).map(([key, made]) => [made.path.replace(/\/Resource$/, ''), key]));
  keysByPath.set(record, known);
  return known.get(constructPath);
}

/** The object that a finding is about: by its construct, its name, or the line of YAML that it points at. */
function objectOf({ where }: Finding, { written, record }: Placing): WrittenObject | undefined {
  const { path: place = '', origin } = where;
  const key = record && keyAt(record, place);
  const byConstruct = key === undefined ? undefined : written.withKey(key);
  // With a record the line is one of TypeScript.
  const byLine = origin && !record ? written.at(origin.file, origin.line) : undefined;
  return byConstruct ?? byLine ?? written.withFullName(place);
}

/** The file as it is named from a folder; one that lies elsewhere, such as in a scratch folder of the CLI, by its name alone. */
function shortName(file: string, root: string): string {
  const relative = path.relative(root, file);
  return relative.startsWith('..') ? path.basename(file) : relative;
}

/** The construct of a place in the tree; a statement has a place as well, such as `shop/web -> shop/api`, and is none. */
function constructAt({ where: { path: place } }: Finding): string | undefined {
  return place?.includes(' -> ') ? undefined : place;
}

/** The construct of an object; undefined rather than one that only has the same name. */
function constructOf(
  finding: Finding,
  object: WrittenObject | undefined,
  { record, metadata, written }: Placing,
): string | undefined {
  if (record) return (object && record.constructs[object.key]?.path) ?? constructAt(finding);
  return object && written.hasNameOfItsOwn(object) ? metadata[object.name]?.path : undefined;
}

function locationOf({ where: { field, origin } }: Finding, root: string): string {
  const line = origin && `${shortName(origin.file, root)}:${origin.line}:${origin.column}`;
  if (field && line) return `${field} (${line})`;
  return field ?? line ?? 'the object';
}

function recommendation({ headline, found, expected, why }: Finding): string {
  const both = found !== undefined && expected !== undefined ? ` Found ${found}; expected ${expected}.` : '';
  return `${headline}.${both} In the cluster: ${why}.`;
}

/**
 * A finding as the cdk8s CLI prints it. The resource is named with its kind and namespace, so that the report's own
 * lookup by name alone cannot mistake it for another.
 */
export function violationOf(finding: Finding, placing: Placing): PlacedViolation {
  const object = objectOf(finding, placing);
  const constructPath = constructOf(finding, object, placing);
  const visible = visibleFinding(finding);
  const violation = {
    ruleName: `${finding.severity} ${finding.code} ${finding.id}`,
    recommendation: recommendation(visible),
    fix: visible.help,
    violatingResources: [
      {
        resourceName: object?.key ?? visible.where.path ?? '(the app)',
        locations: [locationOf(visible, placing.root)],
        manifestPath: object ? shortName(object.file, placing.root) : '(no file)',
      },
    ],
  };
  return { violation, ...(constructPath !== undefined && { constructPath }) };
}

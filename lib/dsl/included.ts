import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { nearest } from '../diagnostics/nearest';
import { callerOrigin } from './caller';
import { Mistake } from './mistake';

/** What holds objects: an `Include` or a `Helm`, which bring in those that are written elsewhere, or a chart. */
export interface ObjectsIncluded extends IConstruct {
  readonly apiObjects: readonly ApiObject[];
}

/**
 * An object that an `Include` or a `Helm` brings in, as an end for `allow` and `ensure`: a workload, or a Service.
 *
 * @param kind such as `Deployment`
 * @param name its `metadata.name`
 * @throws Mistake if there is no such object, or if several have this kind and name and no namespace tells them apart.
 * @example
 * const redis = new Helm(shop, 'redis', { chart: './charts/redis' });
 * allow(web).to(included(redis, 'StatefulSet', 'redis-master')).on('redis');
 */
export function included(
  include: ObjectsIncluded,
  kind: string,
  name: string,
  { namespace }: { readonly namespace?: string } = {},
): ApiObject {
  const found = include.apiObjects.filter(
    (object) =>
      object.kind === kind &&
      object.metadata.name === name &&
      (namespace === undefined || object.metadata.namespace === namespace),
  );
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  throw new Mistake({
    code: 'NP225',
    id: 'no-such-object',
    severity: 'error',
    ...(only ? several(include, kind, name, found) : nothing(include, kind, name)),
  });
}

function place(include: ObjectsIncluded) {
  const origin = callerOrigin()();
  return { path: include.node.path, ...(origin && { origin }) };
}

function several(include: ObjectsIncluded, kind: string, name: string, found: readonly ApiObject[]) {
  const namespaces = found.map(({ metadata }) => `\`${metadata.namespace ?? '(none)'}\``);
  return {
    headline: `\`${include.node.path}\` holds several objects that are ${kind} \`${name}\``,
    where: place(include),
    found: `namespaces ${namespaces.join(', ')}`,
    expected: 'one object',
    why: 'nobody could tell which of them is meant',
    help: `name the namespace: \`{ namespace: ... }\``,
  };
}

function nothing(include: ObjectsIncluded, kind: string, name: string) {
  const { apiObjects } = include;
  const names = apiObjects.flatMap((object) => (object.kind === kind ? (object.metadata.name ?? []) : []));
  const kinds = apiObjects.flatMap((object) => (object.metadata.name === name ? object.kind : []));
  return {
    headline: `\`${include.node.path}\` holds no ${kind} \`${name}\``,
    where: place(include),
    found: `${kind} \`${name}\``,
    expected: expectedAmong(kind, names, apiObjects),
    why: 'the object is not among those that the file or the chart renders to, so it is nobody that can be reached',
    help: helpFor({ kind, name, names, kinds }),
  };
}

function expectedAmong(kind: string, names: readonly string[], objects: readonly ApiObject[]): string {
  if (names.length > 0) return names.map((one) => `${kind} \`${one}\``).join(', ');
  const kinds = [...new Set(objects.map((object) => object.kind))].sort();
  return kinds.length > 0 ? `an object of kind ${kinds.join(', ')}` : 'an object: it holds none at all';
}

interface Searched {
  readonly kind: string;
  readonly name: string;
  /** The names of the objects of this kind. */
  readonly names: readonly string[];
  /** The kinds of the objects of this name. */
  readonly kinds: readonly string[];
}

function helpFor({ kind, name, names, kinds }: Searched): string {
  const suggestion = nearest(name, names);
  if (suggestion !== undefined) return `did you mean \`${suggestion}\`?`;
  const [other] = kinds;
  if (other !== undefined) return `did you mean kind \`${nearest(kind, kinds) ?? other}\`?`;
  return 'write kind and name as the rendered objects have them';
}

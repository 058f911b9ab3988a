import type { ApiObject } from 'cdk8s';
import { STATEMENT_ANNOTATION } from '../../manifests/statement-annotation';
import { Emission, type Ordering } from '../emission';
import { ownerOf } from '../end';
import type { GeneratedPolicy } from './generated-policy';
import type { Statement } from './statement';

/** What people say of it: what it is about, who answers for it, and why it is needed. */
export const DESCRIPTION_ANNOTATION = 'cdk8s-netpol/description';
export const OWNER_ANNOTATION = 'cdk8s-netpol/owner';
export const REASON_ANNOTATION = 'cdk8s-netpol/reason';

/** So much of an annotation is written; all annotations of an object may take 256 KiB, and a policy can have many statements. */
const LONGEST = 8192;

/** What people say of a policy. */
export type Remarks = Pick<Statement, 'description' | 'owner' | 'reason'>;

/** A text, or its beginning where it is longer than may be written; a pair of surrogates is never cut in two. */
function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3).replace(/[\ud800-\udbff]$/, '')}...` : text;
}

/** Texts, each once and sorted, in one annotation; none where there are none. */
function listed(key: string, texts: readonly (string | undefined)[]): Record<string, string> {
  const given = texts.flatMap((text) => (text ? shortened(text) : []));
  if (given.length < 2) return given[0] === undefined ? {} : { [key]: given[0] };
  const unique = [...new Set(given)].sort();
  const [first = '', ...others] = unique;
  const shown = [first];
  let length = first.length;
  for (const text of others) {
    length += text.length + 2;
    if (length > LONGEST) break;
    shown.push(text);
  }
  const more = unique.length - shown.length;
  return { [key]: [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ') };
}

/** The annotations that say what people said. */
export function remarkAnnotations(remarks: readonly Remarks[]): Record<string, string> {
  return {
    ...listed(
      DESCRIPTION_ANNOTATION,
      remarks.map(({ description }) => description),
    ),
    ...listed(
      OWNER_ANNOTATION,
      remarks.map(({ owner }) => owner),
    ),
    ...listed(
      REASON_ANNOTATION,
      remarks.map(({ reason }) => reason),
    ),
  };
}

/** What people say of a statement. Where nobody owns it, whoever answers for all of its ends on one side does. */
function remarksOf(statement: Statement): readonly Remarks[] {
  if (statement.owner !== undefined) return [statement];
  const owners = [statement.from, statement.to].flatMap((ends) => {
    const found = ends.flatMap((end) => ownerOf(end) ?? []);
    return found.length === ends.length ? found : [];
  });
  return [statement, ...owners.map((owner) => ({ owner }))];
}

/** What is annotated beside what people say. */
export interface AnnotationOptions {
  /** Whether the statements behind a policy are named. */
  readonly named: boolean;
  readonly order: Ordering;
}

/** All annotations of a generated policy. */
export function annotationsOf(
  { statements }: GeneratedPolicy,
  { named, order }: AnnotationOptions,
): Record<string, string> {
  return {
    ...(named &&
      listed(
        STATEMENT_ANNOTATION,
        statements.map(({ path }) => path),
      )),
    ...remarkAnnotations(statements.flatMap(remarksOf)),
    ...ORDER[order].allow,
  };
}

/** The name of the group of changes that kapp is told of. */
const ALLOWS = 'cdk8s-netpol/allows';

/**
 * The hints by which allows land before denies, and denies go before allows. Argo CD applies lower waves first, and prunes them
 * last; kapp orders changes by named groups.
 */
const ORDER: Readonly<Record<Ordering, Readonly<Record<'allow' | 'deny', Readonly<Record<string, string>>>>>> = {
  none: { allow: {}, deny: {} },
  'argo-cd': {
    allow: { 'argocd.argoproj.io/sync-wave': '-1' },
    deny: { 'argocd.argoproj.io/sync-wave': '0' },
  },
  kapp: {
    allow: { 'kapp.k14s.io/change-group.cdk8s-netpol': ALLOWS },
    deny: {
      'kapp.k14s.io/change-rule.cdk8s-netpol-apply': `upsert after upserting ${ALLOWS}`,
      'kapp.k14s.io/change-rule.cdk8s-netpol-delete': `delete before deleting ${ALLOWS}`,
    },
  },
};

/** Gives a deny its hints. It is asked while the app synthesizes, since how a chart is written may be said late. */
export function hintOrderOf(deny: ApiObject): void {
  for (const [key, value] of Object.entries(ORDER[Emission.of(deny).order].deny))
    deny.metadata.addAnnotation(key, value);
}

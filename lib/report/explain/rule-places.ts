import type { FieldPath } from '../../manifests/field-path';
import { STATEMENT_ANNOTATION } from '../../manifests/statement-annotation';
import type { Direction, Policy } from '../../model/policy';
import type { ExplainReport } from './explain-report';

/** Where a policy or one of its rules stands. */
export interface RulePlace {
  readonly namespace: string;
  readonly name: string;
  /** Such as `spec.ingress[0]`; absent for a policy as a whole. */
  readonly field?: string;
  readonly file?: string;
  /** Counts from 1. */
  readonly line?: number;
  /** What the policy was generated for, such as `frontend/web -> payments/api`. */
  readonly statement?: string;
}

/** The path of a rule in its policy. */
export function ruleField(direction: Direction, rule: number): string {
  return `spec.${direction}[${rule}]`;
}

function statementOf(object: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const metadata = object?.['metadata'] as { readonly annotations?: unknown } | undefined;
  const annotations = metadata?.annotations as Readonly<Record<string, unknown>> | undefined;
  const statement = annotations?.[STATEMENT_ANNOTATION];
  return typeof statement === 'string' ? statement : undefined;
}

/** Where a policy stands, or a field of it, as far as anybody knows. */
export function placeIn(sources: ExplainReport['sources'], policy: Policy, field?: FieldPath & string): RulePlace {
  const manifest = sources.get(policy);
  const origin = (field === undefined ? undefined : manifest?.originOf(field)) ?? manifest?.origin;
  const statement = statementOf(manifest?.object);
  return {
    namespace: policy.namespace,
    name: policy.name,
    ...(field !== undefined && { field }),
    ...(origin && { file: origin.file, line: origin.line }),
    ...(statement !== undefined && { statement }),
  };
}

/** A place in a line: `payments/api-from-frontend-web, spec.ingress[0] (payments.yaml:33)`. */
export function placeText({ namespace, name, field, file, line }: RulePlace): string {
  const path = `${namespace}/${name}${field === undefined ? '' : `, ${field}`}`;
  return file === undefined ? path : `${path} (${file}:${line})`;
}

import type { IConstruct } from 'constructs';

/** What can be said about a statement for people to read; it lands as annotations of the policies. */
export interface StatementTexts {
  /** What it is about: the annotation `cdk8s-netpol/description`. @default none */
  readonly description?: string;
  /** The team that answers for it: the annotation `cdk8s-netpol/owner`. @default none */
  readonly owner?: string;
  /** Why it is needed: the annotation `cdk8s-netpol/reason`. @default none */
  readonly reason?: string;
}

const texts = new WeakMap<IConstruct, StatementTexts>();

/** The texts among props, without those that are not given. */
export function givenTexts({ description, owner, reason }: StatementTexts): StatementTexts {
  return {
    ...(description !== undefined && { description }),
    ...(owner !== undefined && { owner }),
    ...(reason !== undefined && { reason }),
  };
}

/** Keeps what is said about a pattern, for all statements that it makes. */
export function rememberTexts(construct: IConstruct, props: StatementTexts): void {
  texts.set(construct, givenTexts(props));
}

/** What is said about the statements of a pattern. */
export function textsOf(construct: IConstruct): StatementTexts {
  return texts.get(construct) ?? {};
}

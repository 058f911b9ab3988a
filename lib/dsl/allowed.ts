import type { ApiObject, JsonPatch } from 'cdk8s';
import { generatedFor } from './plan/plan';
import type { Registry } from './plan/registry';
import type { Statement } from './plan/statement';

/** A statement that its chain may still say more about. */
export type MutableStatement = { -readonly [Key in keyof Statement]: Statement[Key] } & { patches: JsonPatch[] };

/** What an `allow` made: it can be looked at, described and patched. */
export class Allowed {
  /** @internal */
  constructor(
    private readonly registry: Registry,
    protected readonly statement: MutableStatement,
  ) {}

  /** The policies that this statement is part of, as they will be written. Asking works out the plan. */
  get policies(): readonly ApiObject[] {
    return generatedFor(this.registry, this.statement);
  }

  /** Says what the connection is about; the text lands as the annotation `cdk8s-netpol/description` of its policies. */
  describedAs(description: string): this {
    this.statement.description = description;
    return this;
  }

  /** Names the team that answers for the connection, in the annotation `cdk8s-netpol/owner`. */
  ownedBy(team: string): this {
    this.statement.owner = team;
    return this;
  }

  /** Says why the connection is needed, in the annotation `cdk8s-netpol/reason`. @example `.because('PCI 1.2.1')` */
  because(reason: string): this {
    this.statement.reason = reason;
    return this;
  }

  /**
   * Writes ports that `.on()` names by their names, as the containers of the destination declare them. A name that they do not
   * declare, or not for a single port, fails the synthesis.
   */
  keepPortNames(): this {
    this.statement.keepPortNames = true;
    return this;
  }

  /**
   * Gives its policies a name of your choice, where the generated one does not suit. Within one namespace the two halves
   * are told apart by `-ingress` and `-egress`; of several ends, each policy has the name and what it is about.
   */
  named(policyName: string): this {
    this.statement.policyName = policyName;
    return this;
  }

  /** Applies JSON patches (RFC 6902) to each policy it makes. What comes out is judged like everything else. */
  patch(...patches: JsonPatch[]): this {
    this.statement.patches.push(...patches);
    return this;
  }
}

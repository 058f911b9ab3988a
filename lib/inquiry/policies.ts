import { Mistake } from '../dsl';
import { identityOf, objectName, type Identity, type Manifest } from '../manifests/manifest';
import { kindOfIdentity } from '../manifests/kinds';
import type { NetworkPolicySpec } from '../manifests/network-policy-types';
import { readPolicy } from '../manifests/policy-reading';
import { DIRECTIONS, type Direction, type Policy } from '../model/policy';
import { BadInput } from './bad-input';
import { readSubject, type Subject } from './subject';
import { writtenObjects } from './written-objects';

/** A NetworkPolicy as it is written. */
export interface WrittenPolicy {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: NetworkPolicySpec;
}

/** The namespace of an object that names none, as with `kubectl apply`. */
const DEFAULT_NAMESPACE = 'default';

interface Entry {
  readonly namespace: string;
  readonly name: string;
  readonly object: WrittenPolicy;
}

function entryOf(object: Manifest['object'], identity: Identity): Entry {
  const namespace = identity.namespace || DEFAULT_NAMESPACE;
  return { namespace, name: objectName({ ...identity, namespace: '' }), object: object as unknown as WrittenPolicy };
}

function entriesOf(manifests: readonly Manifest[]): Entry[] {
  return manifests.flatMap(({ object, unread }) => {
    const identity = unread ?? identityOf(object);
    return kindOfIdentity(identity) === 'policy' ? [entryOf(object, identity)] : [];
  });
}

function manifestsIn(subject: Subject): readonly Manifest[] {
  try {
    const read = readSubject(subject);
    return read.kind === 'construct' ? writtenObjects(read.construct) : read.manifests;
  } catch (error) {
    const [finding] = error instanceof BadInput ? error.findings : [];
    throw finding ? new Mistake(finding) : error;
  }
}

/** Whether a policy isolates every pod of its namespace in a direction, and opens nothing itself. */
function isDefaultDeny({ selector, isolates, ...rules }: Policy, direction: Direction): boolean {
  return selector.requirements.length === 0 && isolates[direction] && rules[direction].length === 0;
}

/**
 * The NetworkPolicies that an app, a chart or manifests hold, for assertions about what is written, in tests of any
 * runner. Of an App the policies that statements ask for are there too; nothing has to be synthesized first.
 *
 * @example
 * const policies = Policies.of(chart);
 * expect(policies.names()).toEqual(['shop/default-deny', 'shop/api-from-front-web']);
 * expect(policies.hasDefaultDeny('shop')).toBe(true);
 */
export class Policies {
  private constructor(private readonly entries: readonly Entry[]) {}

  /**
   * The policies of a subject: of a construct all that are at or below it, in the order of the tree.
   *
   * @param subject an App, a Chart, API objects, a text of YAML or JSON, or the path of a file or a folder
   * @throws Mistake for what cannot be read, and for a Chart that belongs to no App
   * @throws NotUnderstood for anything else
   */
  static of(subject: Subject): Policies {
    return new Policies(entriesOf(manifestsIn(subject)));
  }

  /** How many there are. */
  count(): number {
    return this.entries.length;
  }

  /** Their names with their namespaces, `shop/default-deny`, in the order in which they are written. */
  names(): string[] {
    return this.entries.map(({ namespace, name }) => `${namespace}/${name}`);
  }

  /** The policies as they are written. */
  all(): WrittenPolicy[] {
    return this.entries.map(({ object }) => object);
  }

  /** Those of one namespace; policies that name none are in `default`. */
  inNamespace(namespace: string): Policies {
    return new Policies(this.entries.filter((entry) => entry.namespace === namespace));
  }

  /** The policy of this name as it is written; undefined where there is none. */
  find(namespace: string, name: string): WrittenPolicy | undefined {
    return this.inNamespace(namespace).entries.find((entry) => entry.name === name)?.object;
  }

  /**
   * Whether policies that open nothing isolate every pod of the namespace: one for both directions, or one for each.
   * What else the namespace opens is a question to `toDeny`.
   *
   * @param direction @default both directions
   */
  hasDefaultDeny(namespace: string, direction?: Direction): boolean {
    const policies = this.inNamespace(namespace).entries.flatMap(
      ({ object }) => readPolicy(object, { namespace }).policy ?? [],
    );
    return (direction ? [direction] : DIRECTIONS).every((one) => policies.some((policy) => isDefaultDeny(policy, one)));
  }
}

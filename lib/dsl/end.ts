import type { ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { AdaptedWorkload, Workload, type Connectable, type PlusWorkload, type WorkloadLike } from './workload';
import { callerOrigin } from './caller';
import { Mistake } from './mistake';
import type { ExternalService } from './patterns/external-service';
import type { PlusService } from './plus-service';
import { Addresses, PodsOfNamespace, Value, type Anywhere, type PodsOfNamespaces } from './values';

/** Whatever can stand at either end of a connection. */
export type EndLike =
  | WorkloadLike
  | Connectable
  | PlusService
  | ExternalService<string>
  | PodsOfNamespace
  | PodsOfNamespaces
  | Addresses
  | Anywhere;

/** One end or several, as props take them. */
export type Ends = EndLike | readonly [EndLike, ...EndLike[]];

/** The names of the ports that an end declares; of cdk8s-plus and API objects any name, checked while synthesizing. */
export type PortNamesOf<End> =
  End extends Workload<infer Names>
    ? Names
    : End extends AdaptedWorkload<infer Names>
      ? [Names] extends [never]
        ? string
        : Names
      : End extends { readonly workload: infer Carried }
        ? PortNamesOf<Carried>
        : End extends ExternalService<infer Names>
          ? Names
          : End extends PlusWorkload | PlusService | ApiObject
            ? string
            : never;

/** The port names that all ends declare. */
export type CommonPortNames<Ends extends readonly unknown[]> = Ends extends readonly [infer First, ...infer Rest]
  ? Rest extends readonly []
    ? PortNamesOf<First>
    : PortNamesOf<First> & CommonPortNames<Rest>
  : never;

/** Whatever an end comes down to. */
export type CarriedEnd = WorkloadLike | PlusService | PodsOfNamespace | PodsOfNamespaces | Addresses | Anywhere;

/**
 * The workload that an end carries, or its addresses, or the end itself.
 *
 * @throws Mistake for anything that is no end: programs also run where nobody has checked their types.
 */
export function carriedBy(end: EndLike): CarriedEnd {
  const given: unknown = end;
  if (given instanceof Workload || given instanceof AdaptedWorkload) return given;
  if (given instanceof Value) return given as PodsOfNamespace | PodsOfNamespaces | Addresses | Anywhere;
  if (typeof given === 'object' && given !== null) {
    const carrier = given as Partial<Connectable & ExternalService<string>>;
    if (carrier.workload && carrier.workload !== given && !('podMetadata' in given)) return carriedBy(carrier.workload);
    if (carrier.addresses instanceof Addresses) return carrier.addresses;
    if (Construct.isConstruct(given)) return given as PlusWorkload;
  }
  throw notAnEnd(given);
}

/** Who answers for an end, where it says so itself, as an external service does. */
export function ownerOf(end: EndLike): string | undefined {
  const { addresses, owner } = end as Partial<ExternalService<string>>;
  return addresses instanceof Addresses ? owner : undefined;
}

function notAnEnd(given: unknown): Mistake {
  const origin = callerOrigin()();
  const shown = Array.isArray(given) ? 'a list' : given === null ? 'null' : `a value of type ${typeof given}`;
  return new Mistake({
    code: 'NP206',
    id: 'not-a-workload',
    severity: 'error',
    headline: `${shown} cannot stand at either end of a connection`,
    where: { ...(origin && { origin }) },
    found: shown,
    expected:
      'a workload, a Service, something `Connectable`, `namespace(...)`, `cidr(...)`, `internet()`, `anywhere()`, ...',
    why: 'nobody could tell which pods or addresses are meant',
    help: "for pods by label write `podsIn(chart).pods({ app: 'web' })` or `new Workload(chart, 'web', { labels })`",
  });
}

/** The construct that an end is or belongs to; a plain value belongs to none. */
export function constructOf(end: EndLike): IConstruct | undefined {
  const carried = carriedBy(end);
  if (carried instanceof AdaptedWorkload) return carried.construct;
  if (carried instanceof PodsOfNamespace) return carried.chart;
  return Construct.isConstruct(carried) ? carried : undefined;
}

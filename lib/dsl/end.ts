import { Construct, type IConstruct } from 'constructs';
import { AdaptedWorkload, Workload, type Connectable, type PlusWorkload, type WorkloadLike } from './workload';
import { PodsOfNamespace, type Addresses, type Anywhere, type PodsOfNamespaces } from './values';

/** Whatever can stand at either end of a connection. */
export type EndLike = WorkloadLike | Connectable | PodsOfNamespace | PodsOfNamespaces | Addresses | Anywhere;

/** An end that is pods this app governs. */
export type PodsLike = WorkloadLike | Connectable;

/** The names of the ports that an end declares; of a cdk8s-plus workload any name, checked while synthesizing. */
export type PortNamesOf<End> =
  End extends Workload<infer Names>
    ? Names
    : End extends AdaptedWorkload<infer Names>
      ? [Names] extends [never]
        ? string
        : Names
      : End extends { readonly workload: infer Carried }
        ? PortNamesOf<Carried>
        : End extends PlusWorkload
          ? string
          : never;

/** The port names that all ends declare. */
export type CommonPortNames<Ends extends readonly unknown[]> = Ends extends readonly [infer First, ...infer Rest]
  ? Rest extends readonly []
    ? PortNamesOf<First>
    : PortNamesOf<First> & CommonPortNames<Rest>
  : never;

/** The workload that an end carries, or the end itself. */
export function carriedBy(end: EndLike): WorkloadLike | PodsOfNamespace | PodsOfNamespaces | Addresses | Anywhere {
  if (end instanceof Workload || end instanceof AdaptedWorkload) return end;
  return 'workload' in end && !('podMetadata' in end) ? carriedBy(end.workload) : (end as WorkloadLike);
}

/** The construct that an end is or belongs to; a plain value belongs to none. */
export function constructOf(end: EndLike): IConstruct | undefined {
  const carried = carriedBy(end);
  if (carried instanceof AdaptedWorkload) return carried.construct;
  if (carried instanceof PodsOfNamespace) return carried.chart;
  return Construct.isConstruct(carried) ? carried : undefined;
}

import { Chart, type ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import type { Labels } from '../model/labels';
import type { NumberedPorts } from '../model/port';
import { callerOrigin } from './caller';
import { asPorts, type PortNumber } from './ports';
import { registryOf } from './plan/registry';

/** The ports of a workload by name; a number means TCP. */
export type PortTable<Names extends string> = Readonly<Record<Names, PortNumber>>;

/** The ports of a table, with every number a range of its protocol. */
export function portRanges<Names extends string>(
  table: PortTable<Names> | undefined,
): Readonly<Record<Names, NumberedPorts>> {
  const ports = Object.entries<PortNumber>(table ?? {}).map(([name, port]) => [name, asPorts(port)] as const);
  return Object.freeze(Object.fromEntries(ports)) as Readonly<Record<Names, NumberedPorts>>;
}

/** What a workload says about its pods. */
export interface WorkloadProps<Names extends string = string> {
  /** Labels that its pods have and that, together, no other pods of the namespace have. */
  readonly labels: Labels;
  /**
   * The ports on which its pods listen, by name.
   * @default none: policies name ports by number
   */
  readonly ports?: PortTable<Names>;
  /**
   * The namespace of the pods.
   * @default the namespace of the chart
   */
  readonly namespace?: string;
  /**
   * Whether its pods look up names. `false` keeps the check `dns-blocked` quiet for it.
   * @default true
   */
  readonly dns?: boolean;
}

/**
 * Pods that this app governs and need not create: a Helm release, an operator or another repository may do so.
 * Nothing is written for it; it is an end for `allow` and `ensure`.
 *
 * @example
 * const api = new Workload(payments, 'api', { labels: { app: 'api' }, ports: { http: 8080, metrics: 9090 } });
 * allow(web).to(api).on('http');
 */
export class Workload<const Names extends string = never> extends Construct {
  readonly labels: Labels;
  readonly ports: Readonly<Record<Names, NumberedPorts>>;
  readonly namespace: string | undefined;
  readonly dns: boolean;
  /** Where it was written, for findings. */
  readonly origin: () => Origin | undefined;

  constructor(scope: Construct, id: string, props: WorkloadProps<Names>) {
    super(scope, id);
    this.origin = callerOrigin();
    this.labels = Object.freeze({ ...props.labels });
    this.ports = portRanges(props.ports);
    this.namespace = props.namespace ?? Chart.of(this).namespace;
    this.dns = props.dns ?? true;
    registryOf(this).addWorkload(this);
  }
}

/**
 * What a cdk8s-plus workload of any version looks like. cdk8s-plus-28, -33, -34 ... are unrelated types to the
 * compiler; they all have this shape.
 */
export interface PlusWorkload extends IConstruct {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly podMetadata: { getLabel(key: string): string | undefined };
  readonly containers: readonly object[];
}

/** How to choose pods of a construct other than by its rendered selector. */
export interface AdaptedWorkloadProps<Names extends string = string> {
  /**
   * Labels of its pods by which policies select them; its pod template must carry them.
   * @default its rendered `spec.selector`, else the labels of its pods
   */
  readonly labels?: Labels;
  /**
   * Ports by name, which the compiler then checks.
   * @default the named ports of its containers, checked while synthesizing
   */
  readonly ports?: PortTable<Names>;
  /** @default true */
  readonly dns?: boolean;
}

/** A construct that makes pods, with a say in how policies select them. */
export class AdaptedWorkload<const Names extends string = never> {
  readonly ports: Readonly<Record<Names, NumberedPorts>>;
  readonly labels: Labels | undefined;
  readonly dns: boolean;
  readonly origin: () => Origin | undefined;

  /** @internal */
  constructor(
    readonly construct: IConstruct,
    props: AdaptedWorkloadProps<Names>,
  ) {
    this.origin = callerOrigin();
    this.ports = portRanges(props.ports);
    this.labels = props.labels && Object.freeze({ ...props.labels });
    this.dns = props.dns ?? true;
    registryOf(construct).addWorkload(this);
  }
}

/**
 * A cdk8s-plus workload (or any construct whose API object makes pods, or that object) with labels or port names of your
 * choice.
 *
 * @example
 * const api = workload(deployment, { labels: { app: 'api' }, ports: { http: 8080 } });
 * allow(web).to(api).on('http');
 */
export function workload<const Names extends string = never>(
  construct: IConstruct,
  props: AdaptedWorkloadProps<Names> = {},
): AdaptedWorkload<Names> {
  return new AdaptedWorkload(construct, props);
}

/** Whatever can stand for pods: an API object is looked up when the app synthesizes, as it will be written. */
export type WorkloadLike = Workload<string> | AdaptedWorkload<string> | PlusWorkload | ApiObject;

/**
 * Anything that carries a workload, so that a team's own constructs are ends as they are.
 * @example `class Shop extends Construct implements Connectable { readonly workload: Deployment }`
 */
export interface Connectable {
  readonly workload: WorkloadLike;
}

import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { callerOrigin } from './caller';
import { checkedEmission } from './checked-emission';
import { Cluster } from './cluster';
import { Mistake } from './mistake';

/** How many policies are written for what statements say. */
export type Merging = 'none' | 'workload' | 'namespace';

/** Whose ordering of objects is hinted at in annotations. */
export type Ordering = 'argo-cd' | 'kapp' | 'none';

/** How generated policies are written; never what they mean. */
export interface EmissionProps {
  /**
   * `none`: a policy for each subject, direction and peer, such as `api-from-frontend-web`. `workload`: one for each
   * subject, such as `api-traffic`, with both directions. `namespace`: as few as mean the same. Base policies (denies, and
   * what is written by hand) stay as they are. Changing it renames policies.
   * @default 'none'
   */
  readonly merge?: Merging;
  /**
   * `number` writes the number behind each port name. `keep` writes the name wherever the containers of the
   * destination declare it, just once, and the number everywhere else.
   * @default 'number'
   */
  readonly portNames?: 'keep' | 'number';
  /**
   * Writes single ports that follow each other, and ranges that touch, as one range: fewer entries, with `endPort`, which
   * some network plugins ignore.
   * @default false
   */
  readonly joinPorts?: boolean;
  /**
   * Annotations by which Argo CD (sync waves) or kapp (change rules) apply allows before denies. Within one Argo CD
   * Application the allows come in wave -1 and the denies in wave 0.
   * @default 'none'
   */
  readonly order?: Ordering;
}

const settings = new WeakMap<IConstruct, EmissionProps>();

/**
 * How the policies of a chart, or of all charts below a construct, are written. What a chart says wins over what the
 * constructs above it say, and those win over the `Cluster`. A policy is written the way of the chart that it lies in.
 *
 * @example
 * Emission.configure(payments, { merge: 'workload' });
 * new Cluster(app, 'production', { merge: 'namespace', order: 'argo-cd' });
 */
export class Emission {
  /**
   * Says how policies are written in a chart, or in all charts below a construct. A second call adds to the first.
   *
   * @throws Mistake for a construct inside a chart, since policies are written chart by chart, and for a way that there is not.
   */
  static configure(scope: IConstruct, props: EmissionProps): void {
    const above = scope.node.scopes.slice(0, -1);
    if (!Chart.isChart(scope) && above.some((construct) => Chart.isChart(construct))) throw insideAChart(scope);
    checkedEmission(props);
    settings.set(scope, { ...settings.get(scope), ...props });
  }

  /**
   * How policies are written in a chart.
   * @example `Emission.of(chart).merge // 'workload'`
   */
  static of(chart: IConstruct): Required<EmissionProps> {
    const cluster = Cluster.scopeOf(chart);
    const nearestFirst = [...chart.node.scopes]
      .reverse()
      .flatMap((scope): EmissionProps[] => [
        settings.get(scope) ?? {},
        ...(scope === cluster ? [Cluster.profileOf(scope)] : []),
      ]);
    const said = <Key extends keyof EmissionProps>(key: Key) =>
      nearestFirst.find((props) => props[key] !== undefined)?.[key];
    return {
      merge: said('merge') ?? 'none',
      portNames: said('portNames') ?? 'number',
      joinPorts: said('joinPorts') ?? false,
      order: said('order') ?? 'none',
    };
  }
}

function insideAChart(scope: IConstruct): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    code: 'NP231',
    id: 'emission-inside-a-chart',
    severity: 'error',
    headline: `\`${scope.node.path}\` holds no chart`,
    where: { path: scope.node.path, ...(origin && { origin }) },
    found: 'a construct inside a chart',
    expected: 'a chart, the App, or a construct that charts lie in',
    why: 'how policies are written is decided chart by chart, so that the setting would be lost',
    help: 'pass the chart: `Emission.configure(Chart.of(this), { ... })`',
  });
}

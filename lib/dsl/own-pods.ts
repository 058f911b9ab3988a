import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { selectorOfQuery, type LabelQuery } from './label-query';
import { PodsOfNamespace } from './values';

/** The pods of a construct's own namespace, whoever creates them: all of them, or those that a query selects. */
export function ownPods(construct: IConstruct, query?: LabelQuery): PodsOfNamespace {
  const chart = Chart.of(construct);
  return new PodsOfNamespace(chart.namespace ?? '', selectorOfQuery(query), chart);
}

import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/**
 * The namespace that a construct speaks for: that of its chart. Undefined for one that stands in an App or a Cluster, or
 * in a chart without a namespace: it speaks for all of them.
 */
export function ownNamespace({ node }: IConstruct): string | undefined {
  const [chart] = node.scopes.filter((scope) => Chart.isChart(scope)).reverse();
  return chart?.namespace;
}

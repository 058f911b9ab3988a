import { Chart, type App } from 'cdk8s';
import { cidr, Elsewhere, NetworkPolicy, type EndLike } from '../../lib/index';
import { LabelExpression } from '../../lib/dsl/label-query';
import { specOf } from '../../lib/manifests/policy-writing';
import type { Cluster } from '../../lib/model/cluster';
import type { Peer, Policy } from '../../lib/model/policy';
import type { Selector } from '../../lib/model/selector';
import { formatCidr } from '../../lib/sets/cidr';
import { podsWhere } from '../arbitraries/any-pods';

/** Writes the policies of a cluster into an app, each into a chart of its namespace, and declares the namespaces. */
export function describeCluster(app: App, { namespaces: all, policies }: Cluster): ReadonlyMap<string, Chart> {
  const charts = new Map(all.map(({ name }) => [name, new Chart(app, name, { namespace: name })]));
  for (const [name, chart] of charts) {
    const labels = all.find((one) => one.name === name)?.labels;
    new Elsewhere(chart, 'namespace', {
      manifests: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }],
    });
  }
  policies.forEach((policy, index) => {
    const chart = charts.get(policy.namespace);
    if (!chart) throw new RangeError(`there is no namespace ${policy.namespace}`);
    new NetworkPolicy(chart, `policy-${index}`, { metadata: { name: `policy-${index}` }, spec: specOf(policy) });
  });
  return charts;
}

export function queryOf({ requirements }: Selector): LabelExpression[] {
  return requirements.map(({ key, operator, values }) => new LabelExpression(key, operator, values));
}

/** The end that stands for just what a peer matches. */
export function endOf(peer: Peer, policy: Policy): EndLike {
  if (peer.kind === 'block') return cidr(formatCidr(peer.cidr), { except: peer.except.map(formatCidr) });
  const pods = queryOf(peer.pods ?? { requirements: [] });
  return podsWhere(peer.namespaces ? queryOf(peer.namespaces) : policy.namespace, pods);
}

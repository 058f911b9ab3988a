import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { callerOrigin } from '../caller';
import type { ClusterProps } from '../cluster-props';
import type { Ends } from '../end';
import { evaluationOptionsOf } from '../evaluation-options';
import { externalAddresses } from '../external-addresses';
import { listOfEnds } from '../list-of-ends';
import { onlyPods } from '../only-pods';
import { rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { forEachDestination, sayByProfile, type Said } from '../pattern-statement';
import { portsOfProp, type PortsProp } from '../ports-prop';
import { rememberTexts, type StatementTexts } from '../statement-texts';
import { Addresses, podsIn } from '../values';
import { probeSources } from './istio-ambient';

export interface AllowHealthProbesProps<To extends Ends> extends StatementTexts {
  /**
   * The ports that are probed; `all` has to be written out.
   * @example `'declared'`
   */
  readonly ports: PortsProp<To>;
  /**
   * The pods that are probed.
   * @default every pod of the chart's namespace
   */
  readonly to?: To;
}

/**
 * Lets the kubelet probe pods, in clusters where that needs a rule, and writes nothing in all others: by the API, a
 * node reaches the pods that it runs whatever policies say.
 *
 * It needs one where the network plugin judges such connections like any other (`ownNodeToPod: 'evaluate'`): then the
 * blocks of the nodes are opened. And in Istio's ambient mesh, whose agent gives probes the address 169.254.7.127: then
 * that address is.
 *
 * @throws Mistake for ends that are not pods of a namespace known by name, and for no ports at all.
 * @example
 * new AllowHealthProbes(shop, 'probes', { to: api, ports: ['http'] });
 * new AllowHealthProbes(shop, 'probes', { ports: 'all' });
 */
export class AllowHealthProbes<const To extends Ends> extends Construct {
  constructor(scope: Construct, id: string, props: AllowHealthProbesProps<To>) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    const to = listOfEnds(props.to ?? podsIn(Chart.of(this))).map((end) => onlyPods(end, 'to'));
    const ports = portsOfProp(props.ports);
    sayByProfile(this, (profile) => {
      const fromNodes = evaluationOptionsOf(profile, { podCidrs: [] }).ownNodeToPod === 'evaluate';
      const sources = [
        ...(fromNodes ? [nodesOf(profile)] : []),
        ...(profile.mesh === 'istio-ambient' ? [probeSources(profile)] : []),
      ];
      return sources.flatMap((from): readonly (Said | Finding)[] =>
        from ? forEachDestination({ subject: 'to', from, to, ports }) : [unknownNodes(this.node.path)],
      );
    });
  }
}

/** The nodes of a cluster as an end; undefined where nothing says where they are. */
function nodesOf({ nodes }: ClusterProps): readonly [Addresses] | undefined {
  return nodes && [new Addresses(externalAddresses(nodes), 'nodes')];
}

function unknownNodes(path: string): Finding {
  return {
    code: 'NP246',
    id: 'nodes-unknown',
    severity: 'error',
    headline: `nothing says where the nodes are whose probes \`${path}\` lets in`,
    where: { path },
    found: 'a network plugin that judges probes like any connection, and no `nodes` in the profile',
    expected: 'the blocks where the nodes have their addresses',
    why: 'every address in their place would open the pods to the whole network',
    help: "say it for the cluster: `Cluster.configure(app, { nodes: ['10.0.0.0/24'] })`",
  };
}

export const allowHealthProbesPattern: PatternDescription = {
  id: 'allow-health-probes',
  construct: 'AllowHealthProbes',
  summary:
    'Lets the kubelet probe pods where the network plugin or the mesh needs a rule for it, and is silent elsewhere.',
  examples: [
    {
      title: 'a plugin that judges probes like any connection gets a rule for the nodes, on the port that is probed',
      program: `
Cluster.configure(app, {
  podCidrs: ['10.244.0.0/16'],
  nodes: ['10.0.0.0/24'],
  plugin: { ownNodeToPod: 'evaluate' },
});
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { health: 8081, http: 8080 } });
new DefaultDeny(shop, 'default-deny');
new AllowHealthProbes(shop, 'probes', { to: api, ports: ['health'] });`,
      opens: ['10.0.0.9 -> shop/api 8081/TCP'],
      closed: [
        '10.0.0.9 -> shop/api 8080/TCP',
        '10.0.1.9 -> shop/api 8081/TCP',
        'shop/api -> 10.0.0.9 8081/TCP',
        '203.0.113.7 -> shop/api 8081/TCP',
      ],
      differsUnder: [
        {
          plugins: ['azure-cilium', 'cilium', 'gke-dataplane-v2'],
          lines: ['10.0.0.9 -> shop/api 8081/TCP'],
          verdict: 'depends',
          reason: 'they let no block match a node, and the address may be one of a node',
        },
      ],
    },
    {
      title: 'in the ambient mesh probes come from one address, and its neighbours stay closed',
      program: `
Cluster.configure(app, { mesh: 'istio-ambient', podCidrs: ['10.244.0.0/16'], nodes: ['10.0.0.0/24'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'api', { labels: { app: 'api' } });
new Workload(shop, 'web', { labels: { app: 'web' } });
new DefaultDeny(shop, 'default-deny');
new AllowHealthProbes(shop, 'probes', { ports: [8081] });`,
      opens: ['169.254.7.127 -> shop/api 8081/TCP', '169.254.7.127 -> shop/web 8081/TCP'],
      closed: [
        '169.254.7.128 -> shop/api 8081/TCP',
        '169.254.7.127 -> shop/api 8080/TCP',
        'shop/web -> shop/api 8081/TCP',
        '203.0.113.7 -> shop/api 8081/TCP',
      ],
    },
  ],
};

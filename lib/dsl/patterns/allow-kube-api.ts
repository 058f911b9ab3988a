import { Construct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import type { NonEmpty } from '../../model/policy';
import { callerOrigin } from '../caller';
import type { Ends } from '../end';
import { externalAddresses } from '../external-addresses';
import { listOfEnds } from '../list-of-ends';
import { onlyPods } from '../only-pods';
import { rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { sayAsPattern, sayByProfile } from '../pattern-statement';
import { portsOfProp } from '../ports-prop';
import { rememberTexts, type StatementTexts } from '../statement-texts';
import { Addresses } from '../values';

/** The port of the Service `kubernetes`, and the one on which most API servers listen behind it. */
const SERVICE_PORT = 443;
const USUAL_PORTS = [SERVICE_PORT, 6443] as const;

export interface AllowKubeApiProps extends StatementTexts {
  /** The pods that call the API server, such as operators; `podsIn(chart)` for all of a namespace. */
  readonly from: Ends;
  /**
   * Where the API server listens: blocks or addresses, not those of its Service.
   * @default the `apiServer` of the cluster's profile
   */
  readonly addresses?: NonEmpty<string>;
  /**
   * The port on which it listens there.
   * @default that of the cluster's profile, else 443 and 6443
   */
  readonly port?: number;
  /**
   * The address of its Service (`kubernetes` in `default`), which is opened too, on 443. Most plugins translate it
   * first and never see it; with the VPC CNI of AWS it had to be open.
   * @default it is not opened
   */
  readonly serviceAddress?: string;
}

/**
 * Lets pods call the API server of their cluster. It is no pod, so no label finds it: its addresses come from the
 * profile of the cluster, or from props, and where nobody gives them nothing is opened.
 *
 * Cilium knows the API server as an entity and not by its address, so that no block of a NetworkPolicy matches it:
 * there this statement needs a CiliumNetworkPolicy with `toEntities: [kube-apiserver]` beside it.
 *
 * @throws Mistake for ends that are not pods of a namespace known by name, and for what is no address, host names
 *   included.
 * @example
 * Cluster.configure(app, { apiServer: { addresses: ['172.18.0.2/32'], port: 6443 } });
 * new AllowKubeApi(system, 'kube-api', { from: operator });
 */
export class AllowKubeApi extends Construct {
  constructor(scope: Construct, id: string, props: AllowKubeApiProps) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    const from = listOfEnds(props.from).map((end) => onlyPods(end, 'from'));
    const given = props.addresses && externalAddresses(props.addresses);
    const givenPorts = props.port === undefined ? undefined : portsOfProp([props.port]);
    sayByProfile(this, ({ apiServer }) => {
      const blocks = given ?? (apiServer && externalAddresses(apiServer.addresses));
      if (!blocks) return [unknownApiServer(this.node.path)];
      const known = apiServer?.port === undefined ? USUAL_PORTS : [apiServer.port];
      return [{ from, to: [new Addresses(blocks, 'kube-api')], ports: givenPorts ?? portsOfProp(known) }];
    });
    if (props.serviceAddress !== undefined) {
      const service = new Addresses(externalAddresses([props.serviceAddress]), 'kube-api-service');
      sayAsPattern(this, { from, to: [service], ports: portsOfProp([SERVICE_PORT]) });
    }
  }
}

function unknownApiServer(path: string): Finding {
  return {
    code: 'NP241',
    id: 'api-server-unknown',
    severity: 'error',
    headline: `nothing says where the API server is that \`${path}\` opens`,
    where: { path },
    found: 'neither its props nor the profile of its cluster give an address',
    expected: 'blocks that hold the addresses of the API server',
    why: 'it is no pod and has no label; every address in its place would open the internet and the metadata service',
    help:
      "say it for the cluster (`Cluster.configure(app, { apiServer: { addresses: ['172.18.0.2/32'], port: 6443 } })`), " +
      'or here: `addresses`; `kubectl get endpointslices -n default` shows them',
  };
}

export const allowKubeApiPattern: PatternDescription = {
  id: 'allow-kube-api',
  construct: 'AllowKubeApi',
  summary: 'Lets pods call the API server, whose addresses the profile of the cluster gives.',
  examples: [
    {
      title: 'an operator calls the API server that the profile names, and nothing else of the control plane',
      program: `
Cluster.configure(app, {
  podCidrs: ['10.244.0.0/16'],
  apiServer: { addresses: ['172.18.0.2/32'], port: 6443 },
});
const system = new Chart(app, 'system', { namespace: 'system' });
const operator = new Workload(system, 'operator', { labels: { app: 'operator' } });
new Workload(system, 'web', { labels: { app: 'web' } });
new DefaultDeny(system, 'default-deny');
new AllowDns(system, 'allow-dns');
new AllowKubeApi(system, 'kube-api', { from: operator });`,
      opens: ['system/operator -> 172.18.0.2 6443/TCP'],
      closed: [
        'system/operator -> 172.18.0.2 443/TCP',
        'system/operator -> 172.18.0.2 2379/TCP',
        'system/operator -> 172.18.0.3 6443/TCP',
        'system/web -> 172.18.0.2 6443/TCP',
        '172.18.0.2 -> system/operator 6443/TCP',
      ],
    },
    {
      title: 'where the address of the Service has to be open too, it is open on its own port only',
      program: `
Cluster.configure(app, { podCidrs: ['10.0.0.0/17'], serviceCidrs: ['10.100.0.0/16'] });
const system = new Chart(app, 'system', { namespace: 'system' });
const operator = new Workload(system, 'operator', { labels: { app: 'operator' } });
new DefaultDeny(system, 'default-deny');
new AllowDns(system, 'allow-dns');
new AllowKubeApi(system, 'kube-api', {
  from: operator,
  addresses: ['10.0.192.0/28'],
  port: 443,
  serviceAddress: '10.100.0.1',
});`,
      opens: ['system/operator -> 10.0.192.9 443/TCP', 'system/operator -> 10.100.0.1 443/TCP'],
      closed: [
        'system/operator -> 10.100.0.1 6443/TCP',
        'system/operator -> 10.100.0.10 443/TCP',
        'system/operator -> 10.0.192.16 443/TCP',
      ],
    },
  ],
};

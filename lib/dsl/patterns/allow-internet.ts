import { Construct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { callerOrigin } from '../caller';
import type { Ends } from '../end';
import { withLength } from '../external-addresses';
import { internetOf } from '../internet-of-cluster';
import { listOfEnds } from '../list-of-ends';
import { onlyPods } from '../only-pods';
import { rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { sayByProfile } from '../pattern-statement';
import type { PortNumber } from '../ports';
import { portsOfProp } from '../ports-prop';
import { rememberTexts, type StatementTexts } from '../statement-texts';
import { Addresses, cidr } from '../values';

export interface AllowInternetProps extends StatementTexts {
  /** The pods that may reach the internet; `podsIn(chart)` for all of a namespace. */
  readonly from: Ends;
  /**
   * The ports that are open to them.
   * @default TCP 443
   */
  readonly ports?: 'all' | readonly [PortNumber, ...PortNumber[]];
  /**
   * Blocks and addresses that stay closed. They are left out of this rule only: another one may open them again.
   * @default none
   */
  readonly except?: readonly string[];
}

/**
 * Lets pods reach the internet over HTTPS: all global addresses of the families that the cluster has, and no private,
 * shared or link-local one, so neither pods nor nodes nor the metadata service of the cloud. Where the profile says that
 * pods, nodes or Services have public addresses, those are left out too.
 *
 * @throws Mistake for ends that are not pods of a namespace known by name, and for blocks that are none.
 * @example
 * new AllowInternet(shop, 'internet', { from: crawler });
 * new AllowInternet(shop, 'internet', { from: [crawler, mailer], ports: [443, 587], except: ['203.0.113.0/24'] });
 */
export class AllowInternet extends Construct {
  constructor(scope: Construct, id: string, props: AllowInternetProps) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    const from = listOfEnds(props.from).map((end) => onlyPods(end, 'from'));
    const ports = portsOfProp(props.ports ?? [443]);
    const except = (props.except ?? []).map((text) => cidr(withLength(text)).blocks[0].cidr);
    sayByProfile(this, (profile) => {
      const { blocks, name } = internetOf(profile, except);
      const [first, ...others] = blocks;
      return [first ? { from, to: [new Addresses([first, ...others], name)], ports } : nothingLeft(this.node.path)];
    });
  }
}

function nothingLeft(path: string): Finding {
  return {
    code: 'NP243',
    id: 'nothing-outside',
    severity: 'error',
    headline: `nothing of the internet is left for \`${path}\` to open`,
    where: { path },
    found: 'ranges of the cluster, or of `except`, that hold all of it',
    expected: 'some addresses outside the cluster',
    why: 'a rule without addresses would open everything, so none is written',
    help: 'correct the ranges of the cluster (`podCidrs`, `serviceCidrs`, `nodes`), or `except`',
  };
}

export const allowInternetPattern: PatternDescription = {
  id: 'allow-internet',
  construct: 'AllowInternet',
  summary: 'Lets pods reach the internet, and no pod, no node and no metadata service.',
  examples: [
    {
      title: 'one workload reaches the internet over HTTPS, and nothing inside the cluster or its cloud',
      program: `
Cluster.configure(app, { podCidrs: ['10.244.0.0/16'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const crawler = new Workload(shop, 'crawler', { labels: { app: 'crawler' } });
new Workload(shop, 'api', { labels: { app: 'api' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new AllowInternet(shop, 'internet', { from: crawler });`,
      opens: ['shop/crawler -> 203.0.113.7 443/TCP', 'shop/crawler -> 198.51.100.9 443/TCP'],
      closed: [
        'shop/crawler -> 203.0.113.7 80/TCP',
        'shop/crawler -> 203.0.113.7 443/UDP',
        'shop/crawler -> 169.254.169.254 443/TCP',
        'shop/crawler -> 168.63.129.16 443/TCP',
        'shop/crawler -> 10.0.0.1 443/TCP',
        'shop/crawler -> shop/api 443/TCP',
        'shop/api -> 203.0.113.7 443/TCP',
        '203.0.113.7 -> shop/crawler 443/TCP',
      ],
    },
    {
      title: 'pods and nodes with public addresses are no internet, and neither is a block that is left out',
      program: `
Cluster.configure(app, { podCidrs: ['192.0.2.0/25'], nodes: ['192.0.2.128/25'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const mailer = new Workload(shop, 'mailer', { labels: { app: 'mailer' } });
new Workload(shop, 'api', { labels: { app: 'api' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new AllowInternet(shop, 'internet', { from: mailer, ports: [587], except: ['198.51.100.0/24'] });`,
      opens: ['shop/mailer -> 203.0.113.7 587/TCP'],
      closed: [
        'shop/mailer -> shop/api 587/TCP',
        'shop/mailer -> 192.0.2.130 587/TCP',
        'shop/mailer -> 198.51.100.9 587/TCP',
        'shop/mailer -> 203.0.113.7 443/TCP',
      ],
    },
  ],
};

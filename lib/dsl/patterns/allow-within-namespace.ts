import { Construct } from 'constructs';
import { callerOrigin } from '../caller';
import type { LabelQuery } from '../label-query';
import { rememberOrigin } from '../origins';
import { ownPods } from '../own-pods';
import type { PatternDescription } from '../pattern';
import { sayAsPattern } from '../pattern-statement';
import type { PortNumber } from '../ports';
import { portsOfProp } from '../ports-prop';
import { rememberTexts, type StatementTexts } from '../statement-texts';

export interface AllowWithinNamespaceProps extends StatementTexts {
  /**
   * The pods that may talk among themselves.
   * @default every pod of the chart's namespace
   */
  readonly pods?: LabelQuery;
  /**
   * The ports on which they may.
   * @default all ports
   */
  readonly ports?: 'all' | readonly [PortNumber, ...PortNumber[]];
}

/**
 * Lets the pods of a namespace open connections to each other, whoever creates them: both halves, and nothing across
 * the border of the namespace. Pods on the host network have the addresses of nodes, and so take no part.
 *
 * @throws Mistake for a list of ports that holds none.
 * @example
 * new DefaultDeny(payments, 'default-deny');
 * new AllowWithinNamespace(payments, 'within');
 * new AllowWithinNamespace(search, 'within', { pods: { app: 'index' }, ports: [9200, 9300] });
 */
export class AllowWithinNamespace extends Construct {
  constructor(scope: Construct, id: string, props: AllowWithinNamespaceProps = {}) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    const pods = ownPods(this, props.pods);
    sayAsPattern(this, { from: [pods], to: [pods], ports: portsOfProp(props.ports ?? 'all') });
  }
}

export const allowWithinNamespacePattern: PatternDescription = {
  id: 'allow-within-namespace',
  construct: 'AllowWithinNamespace',
  summary: 'Lets the pods of a namespace open connections to each other, and to nobody beyond it.',
  examples: [
    {
      title: 'the pods of a namespace talk among themselves, and the same pods of another namespace do not join them',
      program: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const copy = new Chart(app, 'copy', { namespace: 'shop-copy' });
new Workload(shop, 'web', { labels: { app: 'web' } });
new Workload(shop, 'db', { labels: { app: 'db' } });
new Workload(copy, 'web', { labels: { app: 'web' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new AllowWithinNamespace(shop, 'within');`,
      opens: ['shop/web -> shop/db 5432/TCP', 'shop/db -> shop/web 1/SCTP'],
      closed: [
        'shop-copy/web -> shop/db 5432/TCP',
        'shop/web -> shop-copy/web 80/TCP',
        'shop/web -> 203.0.113.7 443/TCP',
        '203.0.113.7 -> shop/web 80/TCP',
      ],
    },
    {
      title: 'only the nodes of an index talk among themselves, on its two ports',
      program: `
const search = new Chart(app, 'search', { namespace: 'search' });
new Workload(search, 'index', { labels: { app: 'index', role: 'data' } });
new Workload(search, 'index-leader', { labels: { app: 'index', role: 'leader' } });
new Workload(search, 'crawler', { labels: { app: 'crawler' } });
new DefaultDeny(search, 'default-deny');
new AllowDns(search, 'allow-dns');
new AllowWithinNamespace(search, 'within', { pods: { app: 'index' }, ports: [9200, 9300] });`,
      opens: ['search/index -> search/index-leader 9300/TCP', 'search/index-leader -> search/index 9200/TCP'],
      closed: [
        'search/index -> search/index-leader 9400/TCP',
        'search/index -> search/index-leader 9300/UDP',
        'search/crawler -> search/index 9200/TCP',
        'search/index -> search/crawler 9200/TCP',
      ],
    },
  ],
};

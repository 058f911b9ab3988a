import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { specOf } from '../../manifests/policy-writing';
import type { Selector } from '../../model/selector';
import { callerOrigin } from '../caller';
import { nameOfEnd } from '../end-name';
import { constructOf, type EndLike, type Ends } from '../end';
import { listOfEnds } from '../list-of-ends';
import { Mistake } from '../mistake';
import { onlyPods } from '../only-pods';
import { placed, rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { sayAsPattern } from '../pattern-statement';
import { apiObjectOf } from '../plan/end-resolution';
import { chosenName } from '../plan/names';
import type { AppObjects } from '../plan/preparation';
import { registryOf } from '../plan/registry';
import { portsOfProp, type SomePorts } from '../ports-prop';
import { rememberTexts, type StatementTexts } from '../statement-texts';

/** The id of the child that isolates the database. */
const DENY = 'Deny';

export interface DatabaseLockdownProps<Database extends EndLike> extends StatementTexts {
  /** The pods of the database: a workload, or pods of a namespace by their labels. */
  readonly database: Database;
  /** Who may open connections to it. */
  readonly clients: Ends;
  /** On which ports: those of the database, and not those of its metrics or its administration. */
  readonly ports: SomePorts<Database>;
  /**
   * Others that reach it as well, since an `allow` or another pattern says so: a scraper, a backup. It opens nothing.
   * @default nobody
   */
  readonly alsoReachedBy?: Ends;
}

/**
 * Locks a database: its clients reach it on its ports, nobody else reaches it, and it reaches nobody but whom an `allow`
 * names. It holds a deny for the pods of the database alone, so that it locks them in an open namespace too, and closes
 * no other pod. That nobody else gets in, by whatever rule, is proved while the app synthesizes; the database's own pods
 * may replicate, where `AllowPeers` says so.
 *
 * @throws Mistake for a database that is not pods of a namespace known by name, such as a Service, and for no clients or
 * ports at all.
 * @example
 * new DatabaseLockdown(payments, 'db-lockdown', { database: db, clients: [api, reports], ports: ['postgres'] });
 */
export class DatabaseLockdown<const Database extends EndLike> extends Construct {
  /** What the deny holds, as the last plan has written it. */
  private written: ReturnType<typeof denyOf> | undefined;

  constructor(scope: Construct, id: string, props: DatabaseLockdownProps<Database>) {
    super(scope, id);
    const origin = callerOrigin();
    rememberOrigin(this, origin);
    rememberTexts(this, props);
    const registry = registryOf(this);
    const database = noService(onlyPods(props.database, 'database'));
    const clients = listOfEnds(props.clients);
    const others = props.alsoReachedBy ? listOfEnds(props.alsoReachedBy) : [];
    const ports = portsOfProp(props.ports);
    for (const client of clients) sayAsPattern(this, { subject: 'to', from: [client], to: [database], ports });
    registry.assertions.push({
      subjects: [database],
      demand: { kind: 'is-reached-only-by', sources: [database, ...clients, ...others] },
      anchor: this,
      text: `ensure(${nameOfEnd(database)}).isReachedOnlyBy(${[...clients, ...others].map(nameOfEnd).join(', ')})`,
      origin,
    });
    registry.preparations.push((known) => this.isolate(database, known));
  }

  /** Writes the deny, for the pods as they are rendered by now. */
  private isolate(database: EndLike, { resolver, report }: AppObjects): void {
    const resolution = resolver.resolve(database);
    if ('problem' in resolution) {
      const { path = this.node.path, ...problem } = resolution.problem;
      report(placed(this, { ...problem, where: { path } }));
      return;
    }
    const { end } = resolution;
    if (end.kind !== 'pods') return;
    const name = chosenName(`${end.slug || end.namespace}-lockdown`, undefined);
    const deny = denyOf(end.namespace, name, end.selector);
    const existing = this.node.tryFindChild(DENY);
    if (existing && JSON.stringify(this.written) === JSON.stringify(deny)) return;
    this.node.tryRemoveChild(DENY);
    this.written = deny;
    registryOf(this).denies.push(new ApiObject(this, DENY, deny));
  }
}

/** A deny has to know its pods before it is known which ones are behind a Service, and a Service opens no connections. */
function noService<End extends EndLike>(end: End): End {
  const construct = constructOf(end);
  const apiObject = construct && apiObjectOf(construct);
  if (!apiObject || apiObject.kind !== 'Service' || apiObject.apiVersion !== 'v1') return end;
  const origin = callerOrigin()();
  throw new Mistake({
    code: 'NP240',
    id: 'not-pods-of-a-namespace',
    severity: 'error',
    headline: `\`${nameOfEnd(end)}\` is a Service, and no pods`,
    where: { ...(origin && { origin }) },
    found: 'a Service in `database`',
    expected: "the workload behind it, or `namespace('payments').pods({ ... })`",
    why: 'a deny isolates pods by their labels: it could not tell which ones are meant',
    help: 'pass the workload behind it, whose pods are the database',
  });
}

function denyOf(namespace: string, name: string, selector: Selector) {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: specOf({ namespace, name, selector, isolates: { ingress: true, egress: true }, ingress: [], egress: [] }),
  };
}

export const databaseLockdownPattern: PatternDescription = {
  id: 'database-lockdown',
  construct: 'DatabaseLockdown',
  summary:
    'Closes a database to all but its clients on its ports, and lets it reach nobody; other pods stay as they are.',
  examples: [
    {
      title: 'a database in an open namespace is reached by its clients on its port, and by nobody else',
      program: `
const payments = new Chart(app, 'payments', { namespace: 'payments' });
const api = new Workload(payments, 'api', { labels: { app: 'api' } });
new Workload(payments, 'web', { labels: { app: 'web' } });
const db = new Workload(payments, 'db', { labels: { app: 'db' }, ports: { postgres: 5432, metrics: 9187 } });
new DatabaseLockdown(payments, 'db-lockdown', { database: db, clients: api, ports: ['postgres'] });`,
      opens: ['payments/api -> payments/db 5432/TCP', 'payments/web -> payments/api 8080/TCP'],
      closed: [
        'payments/web -> payments/db 5432/TCP',
        'payments/api -> payments/db 9187/TCP',
        'payments/api -> payments/db 5432/UDP',
        'payments/db -> payments/api 8080/TCP',
        'payments/db -> 203.0.113.7 443/TCP',
        '203.0.113.7 -> payments/db 5432/TCP',
      ],
    },
    {
      title:
        'clients of another namespace get their half there, and a scraper that is named gets in by its own statement',
      program: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const data = new Chart(app, 'data', { namespace: 'data' });
const monitoring = new Chart(app, 'monitoring', { namespace: 'monitoring' });
for (const chart of [shop, data]) {
  new DefaultDeny(chart, 'default-deny');
  new AllowDns(chart, 'allow-dns');
}
const orders = new Workload(shop, 'orders', { labels: { app: 'orders' } });
new Workload(shop, 'web', { labels: { app: 'web' } });
const prometheus = new Workload(monitoring, 'prometheus', { labels: { app: 'prometheus' } });
const db = new Workload(data, 'db', { labels: { app: 'db' }, ports: { mysql: 3306, metrics: 9104 } });
new DatabaseLockdown(data, 'db-lockdown', {
  database: db,
  clients: [orders],
  ports: ['mysql'],
  alsoReachedBy: prometheus,
});
allow(prometheus).to(db).on('metrics');`,
      opens: ['shop/orders -> data/db 3306/TCP', 'monitoring/prometheus -> data/db 9104/TCP'],
      closed: [
        'shop/web -> data/db 3306/TCP',
        'shop/orders -> data/db 9104/TCP',
        'monitoring/prometheus -> data/db 3306/TCP',
        'data/db -> shop/orders 80/TCP',
      ],
    },
  ],
};

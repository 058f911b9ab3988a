/**
 * A payments service behind a web front, scraped by Prometheus: the front may call the API, the API its database,
 * and nobody else anybody.
 *
 *     web --8080--> api --5432--> db
 *                    ^
 *     prometheus --9090
 */
import { App, Chart } from 'cdk8s';
import { allow, AllowDns, DefaultDeny, ensure, internet, namespace, podsIn, Workload } from 'cdk8s-netpol';

const app = new App();

const frontend = new Chart(app, 'frontend', { namespace: 'frontend' });
const payments = new Chart(app, 'payments', { namespace: 'payments' });
for (const chart of [frontend, payments]) {
  new DefaultDeny(chart, 'default-deny');
  new AllowDns(chart, 'allow-dns');
}

const web = new Workload(frontend, 'web', { labels: { app: 'web' } });
const api = new Workload(payments, 'api', { labels: { app: 'api' }, ports: { http: 8080, metrics: 9090 } });
const db = new Workload(payments, 'db', { labels: { app: 'db' }, ports: { postgres: 5432 } });
// Prometheus belongs to the monitoring team: nothing is written for it, and nothing isolates it here.
const prometheus = namespace('monitoring').pods({ app: 'prometheus' }).as('prometheus');

allow(web).to(api).on('http').describedAs('customers pay through the web front');
allow(prometheus).to(api).on('metrics').describedAs('Prometheus scrapes the API');
allow(api).to(db).on('postgres').describedAs('the API keeps its ledger in the database');

ensure(web).canReach(api).on('http');
ensure(web).cannotReach(db);
ensure(db).isReachedOnlyBy(api);
ensure(api).isReachedOnlyBy(web, prometheus);
ensure(podsIn(payments)).cannotReach(internet());
ensure(podsIn(frontend)).cannotReach(internet());

app.synth();

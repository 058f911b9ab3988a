/**
 * Three tiers in three namespaces: the frontend calls the backend, the backend calls the database, and nothing else
 * is open. Frontend and backend look up names; the database calls nobody, and so looks up nothing.
 *
 *     frontend --80--> backend --80--> db
 *
 * No namespace needs a label of ours: policies find namespaces by the label that the API server puts on each of them.
 */
import { App } from 'cdk8s';
import { allow, AllowDns, anywhere, DefaultDeny, ensure, podsIn, workload } from 'cdk8s-netpol';
import { Tier } from './tier';

const app = new App();

const front = new Tier(app, 'frontend');
const back = new Tier(app, 'backend');
const data = new Tier(app, 'db');
for (const tier of [front, back, data]) new DefaultDeny(tier, 'default-deny');
for (const tier of [front, back]) new AllowDns(tier, 'allow-dns');

// A Deployment of cdk8s-plus is an end as it is: policies select what its own selector selects, and the names of its
// container ports are looked up while the app synthesizes.
const frontend = front.deployment;
const backend = back.deployment;
// `workload` chooses the labels and names the ports, so that the compiler knows the names, too.
const db = workload(data.deployment, { labels: { run: 'db' }, ports: { http: 80 } });

allow(frontend).to(backend).on('http').describedAs('pages are made of what the backend knows');
allow(backend).to(db).on('http').describedAs('the backend keeps its records in the database');

// What the tutorial tries with curl, and what no curl could show: that it holds for every port, every address
// and every pod that anybody may start one day.
ensure(frontend).canReach(backend).on('http');
ensure(backend).canReach(db).on('http');
ensure(frontend).cannotReach(db);
ensure(backend).cannotReach(frontend);
ensure(db).cannotReach(backend, frontend);

ensure(backend).isReachedOnlyBy(frontend);
ensure(db).isReachedOnlyBy(backend);
ensure(anywhere()).cannotReach(frontend);
ensure(podsIn(data)).cannotReach(anywhere());

app.synth();

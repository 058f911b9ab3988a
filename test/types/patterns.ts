/** Patterns know the port names of their ends. Never run; `types.test.ts` compiles it. */
import { Chart, Testing } from 'cdk8s';
import {
  allow,
  AllowHealthProbes,
  AllowLogging,
  AllowPeers,
  DatabaseLockdown,
  ensure,
  ExternalService,
  internet,
  podsIn,
  Workload,
} from 'cdk8s-netpol';

const app = Testing.app();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const db = new Workload(shop, 'db', { labels: { app: 'db' }, ports: { postgres: 5432, metrics: 9187 } });
const stripe = new ExternalService(app, 'stripe', {
  addresses: ['198.51.100.7'],
  ports: { https: 443, webhooks: 8443 },
  owner: 'payments',
});

allow(web).to(stripe).on('https', 'webhooks');
allow(web).to(stripe).onDeclaredPorts();
ensure(web).canReach(stripe).on('https');
new DatabaseLockdown(shop, 'lockdown', { database: db, clients: [web], ports: ['postgres', 9000] });
new AllowLogging(shop, 'logging', { to: [db, stripe], ports: [24224] });
new AllowLogging(shop, 'logging-by-name', { to: db, ports: ['metrics'] });
new AllowPeers(shop, 'peers', { members: db, ports: ['postgres'] });
new AllowPeers(shop, 'declared', { members: [db, web] });
new AllowHealthProbes(shop, 'probes', { to: db, ports: ['metrics'] });
new AllowHealthProbes(shop, 'all-probes', { ports: 'all' });

// @ts-expect-error a name that the service does not have
allow(web).to(stripe).on('http');
// @ts-expect-error a name that only one of two destinations has
allow(web).to(stripe, db).on('https');
// @ts-expect-error a name that the database does not declare
new DatabaseLockdown(shop, 'lockdown', { database: db, clients: web, ports: ['mysql'] });
// @ts-expect-error a lockdown has to say on which ports
new DatabaseLockdown(shop, 'lockdown', { database: db, clients: web, ports: [] });
// @ts-expect-error a name that the members do not declare
new AllowPeers(shop, 'peers', { members: db, ports: ['gossip'] });
// @ts-expect-error which ports are probed has to be said
new AllowHealthProbes(shop, 'probes', { to: db });
// @ts-expect-error a service without addresses
new ExternalService(app, 'nobody', { addresses: [], ports: { https: 443 }, owner: 'payments' });
// @ts-expect-error a service without an owner
new ExternalService(app, 'orphan', { addresses: ['198.51.100.7'], ports: { https: 443 } });
// @ts-expect-error the internet has no port names
allow(podsIn(shop)).to(internet()).on('https');

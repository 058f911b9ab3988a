/** A database that its clients reach, and nobody else. */
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Deployment, Service } from 'cdk8s-plus-28';
import { examine } from '../../../lib/checks/examination';
import { registryOf } from '../../../lib/dsl';
import {
  allow,
  AllowPeers,
  AllowWithinNamespace,
  anywhere,
  cidr,
  DatabaseLockdown,
  DefaultDeny,
  namespace,
  namespaces,
  podsIn,
  Workload,
  type EndLike,
} from '../../../lib/index';
import { written } from '../written';

function stage(app: App = new App()) {
  const chart = new Chart(app, 'payments', { namespace: 'payments' });
  const db = new Workload(chart, 'db', { labels: { app: 'db' }, ports: { postgres: 5432 }, dns: false });
  const api = new Workload(chart, 'api', { labels: { app: 'api' }, dns: false });
  const web = new Workload(chart, 'web', { labels: { app: 'web' }, dns: false });
  return { app, chart, db, api, web };
}

const DENY = 'payments/db-lockdown: app=db denied ingress and egress';

test('in an open namespace only the database is closed, and only its half is written', () => {
  const { app, chart, db, api } = stage();
  new DatabaseLockdown(chart, 'lockdown', { database: db, clients: api, ports: ['postgres'] });
  expect(written(app)).toEqual([DENY, 'payments/db-from-api: app=db from app=api on TCP 5432']);
});

test('where the namespace is isolated the clients get their half, each by itself', () => {
  const { app, chart, db, api, web } = stage();
  new DefaultDeny(chart, 'default-deny');
  new DatabaseLockdown(chart, 'lockdown', { database: db, clients: [api, web], ports: [5432] });
  expect(written(app)).toEqual([
    'payments/default-deny: {} denied ingress and egress',
    DENY,
    'payments/api-to-db: app=api to app=db on TCP 5432',
    'payments/db-from-api: app=db from app=api on TCP 5432',
    'payments/db-from-web: app=db from app=web on TCP 5432',
    'payments/web-to-db: app=web to app=db on TCP 5432',
  ]);
});

test('a workload of cdk8s-plus is isolated by its rendered selector, whatever changes before the synthesis', () => {
  const { app, chart, api } = stage();
  const database = new Deployment(chart, 'mysql', {
    containers: [{ image: 'mysql', portNumber: 3306 }],
    podMetadata: { labels: { app: 'mysql' } },
    select: false,
  });
  const lockdown = new DatabaseLockdown(chart, 'lockdown', { database, clients: api, ports: [3306] });
  const before = written(app);
  expect(before[0]).toMatch(
    /^payments\/mysql-lockdown: app=mysql,cdk8s.io\/metadata.addr=\S+ denied ingress and egress$/,
  );
  expect(written(app)).toEqual(before);
  database.podMetadata.addLabel('tier', 'data');
  expect(written(app)[0]).toMatch(/^payments\/mysql-lockdown: app=mysql,.*tier=data denied ingress and egress$/);
  expect(lockdown.node.children).toHaveLength(1);
});

test('pods by labels, and the pods of a whole namespace, can be a database', () => {
  const { app, chart, api } = stage();
  const byLabels = namespace('data').pods({ app: 'mysql' });
  new DatabaseLockdown(chart, 'one', { database: byLabels, clients: api, ports: [3306] });
  new DatabaseLockdown(chart, 'two', { database: namespace('cache'), clients: api, ports: [6379] });
  const denies = written(app).filter((line) => line.includes('denied'));
  expect(denies).toEqual([
    'data/app-mysql-lockdown: app=mysql denied ingress and egress',
    'cache/cache-lockdown: {} denied ingress and egress',
  ]);
});

function idsWith(say: (ends: ReturnType<typeof stage>) => unknown, alsoReachedBy?: 'web'): string[] {
  const ends = stage(Testing.app());
  const { app, chart, db, api, web } = ends;
  new DatabaseLockdown(chart, 'lockdown', {
    database: db,
    clients: api,
    ports: ['postgres'],
    ...(alsoReachedBy && { alsoReachedBy: web }),
  });
  say(ends);
  return examine(registryOf(app)).findings.map(({ id }) => id);
}

test('that nobody else gets in is proved', () => {
  expect(idsWith(() => undefined)).toEqual([]);
  expect(idsWith(({ web, db }) => allow(web).to(db).on('postgres'))).toEqual(['assertion-failed']);
  expect(idsWith(({ web, db }) => allow(web).to(db).on('postgres'), 'web')).toEqual([]);
  expect(idsWith(({ chart }) => new AllowWithinNamespace(chart, 'within'))).toContain('assertion-failed');
  expect(idsWith(({ chart, db }) => allow(podsIn(chart)).to(db).on(9187))).toContain('assertion-failed');
});

test('replicas may talk among themselves where that is said', () => {
  expect(idsWith(({ chart, db }) => new AllowPeers(chart, 'replication', { members: db }))).toEqual([]);
});

test.each<[string, EndLike]>([
  ['anywhere', anywhere()],
  ['addresses', cidr('10.0.0.0/8')],
  ['namespaces by label', namespaces({ team: 'a' })],
])('%s are no database', (_, database) => {
  const { chart, api } = stage();
  expect(() => new DatabaseLockdown(chart, 'lockdown', { database, clients: api, ports: [1] })).toThrow('`database`');
});

test('a Service is no database: the pods behind it are', () => {
  const { app, chart, api } = stage(Testing.app());
  const service = new Service(chart, 'db-service', { ports: [{ port: 5432 }] });
  for (const [id, database] of [service, ApiObject.of(service)].entries()) {
    const lock = () => new DatabaseLockdown(chart, `lockdown-${id}`, { database, clients: api, ports: [5432] });
    expect(lock).toThrow(/not-pods-of-a-namespace[^]*pass the workload behind it/);
  }
  expect(registryOf(app).assertions).toEqual([]);
});

test('a database without a namespace is an error, and nothing is isolated', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'payments');
  const database = new Workload(chart, 'db', { labels: { app: 'db' } });
  new DatabaseLockdown(chart, 'lockdown', { database, clients: database, ports: [5432] });
  const { findings } = examine(registryOf(app));
  expect(findings.map(({ id }) => id)).toEqual(['no-namespace', 'zero-policies']);
});

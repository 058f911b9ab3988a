/** Services outside the cluster, and who answers for them. */
import { App, Chart, Testing } from 'cdk8s';
import { examine } from '../../../lib/checks/examination';
import { registryOf } from '../../../lib/dsl';
import {
  allow,
  AllowDns,
  AllowLogging,
  cidr,
  Cluster,
  DefaultDeny,
  ensure,
  ExternalService,
  Mistake,
  udp,
  Workload,
  type ExternalServiceProps,
} from '../../../lib/index';
import { written } from '../written';

const STRIPE: ExternalServiceProps<'https'> = {
  addresses: ['198.51.100.7', '2001:db8:7::/48'],
  ports: { https: 443 },
  owner: 'payments',
};

function isolated(app: App, id = 'shop'): Workload {
  const chart = new Chart(app, id, { namespace: id });
  new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
  return new Workload(chart, 'api', { labels: { app: 'api' }, dns: false });
}

const halves = (app: App): string[] => written(app).filter((line) => !line.includes('denied'));

test('it is an end under its own name, with its ports by name', () => {
  const app = new App();
  const stripe = new ExternalService(app, 'Stripe', STRIPE);
  allow(isolated(app)).to(stripe).on('https');
  expect(halves(app)).toEqual(['shop/api-to-stripe: app=api to 198.51.100.7/32 | 2001:db8:7::/48 on TCP 443']);
});

test('all ports that it declares can be opened, and its protocol is kept', () => {
  const app = new App();
  const ntp = new ExternalService(app, 'time', {
    addresses: ['192.0.2.1', 'fd00::7'],
    ports: { ntp: udp(123) },
    owner: 'platform',
  });
  allow(isolated(app)).to(ntp).onDeclaredPorts();
  expect(halves(app)).toEqual(['shop/api-to-time: app=api to 192.0.2.1/32 | fd00::7/128 on UDP 123']);
});

test('one entry serves every cluster of the app', () => {
  const app = new App();
  const stripe = new ExternalService(app, 'stripe', STRIPE);
  for (const id of ['dev', 'prod']) {
    const cluster = new Cluster(app, id);
    const chart = new Chart(cluster, 'shop', { namespace: 'shop' });
    new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
    const api = new Workload(chart, 'api', { labels: { app: 'api' }, dns: false });
    allow(api).to(stripe).on('https');
  }
  expect(halves(app)).toHaveLength(2);
});

test('it can be asked about', () => {
  const app = Testing.app();
  const api = isolated(app);
  const stripe = new ExternalService(app, 'stripe', STRIPE);
  ensure(api).cannotReach(stripe);
  allow(api).to(stripe).on('https');
  const { findings } = examine(registryOf(app));
  expect(findings.map(({ id }) => id)).toEqual(['assertion-failed']);
});

test('a misspelt port name is found where the compiler does not look', () => {
  const app = Testing.app();
  const stripe = new ExternalService<string>(app, 'stripe', STRIPE);
  allow(isolated(app)).to(stripe).on('http');
  const [finding] = examine(registryOf(app)).findings;
  expect(finding).toMatchObject({ id: 'unknown-port-name', expected: '`https`', help: 'did you mean `https`?' });
});

test('all of an app are listed for review, in the order of their paths', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  new ExternalService(chart, 'stripe', { ...STRIPE, expires: '2027-06-30' });
  new ExternalService(app, 'mail', { ...STRIPE, owner: 'platform', description: 'takes all mail' });
  const listed = ExternalService.registryOf(chart).map(({ node, owner, expires, description }) => [
    node.path,
    owner,
    expires,
    description,
  ]);
  expect(listed).toEqual([
    ['mail', 'platform', undefined, 'takes all mail'],
    ['shop/stripe', 'payments', '2027-06-30', undefined],
  ]);
});

/** The owners that the policies about one end name, by the name of each policy. */
function ownersOf(say: (api: Workload, stripe: ExternalService<'https'>, mail: ExternalService<'https'>) => unknown) {
  const app = new App();
  const api = isolated(app);
  const [stripe, mail] = [STRIPE, { ...STRIPE, addresses: ['192.0.2.25'], owner: 'platform' } as const].map(
    (props, index) => new ExternalService(app, ['stripe', 'mail'][index] ?? '', props),
  ) as [ExternalService<'https'>, ExternalService<'https'>];
  say(api, stripe, mail);
  const policies = Chart.of(api).toJson() as { metadata: { name: string; annotations?: Record<string, string> } }[];
  return Object.fromEntries(
    policies.slice(1).map(({ metadata }) => [metadata.name, metadata.annotations?.['cdk8s-netpol/owner']]),
  );
}

test('what nobody owns is owned by who answers for the service', () => {
  expect(ownersOf((api, stripe) => allow(api).to(stripe).on('https'))).toEqual({ 'api-to-stripe': 'payments' });
  expect(ownersOf((api, stripe) => allow(api).to(stripe).on('https').ownedBy('shop'))).toEqual({
    'api-to-stripe': 'shop',
  });
  expect(ownersOf((api, to) => new AllowLogging(Chart.of(api), 'audit', { from: api, to, ports: ['https'] }))).toEqual({
    'api-to-stripe': 'payments',
  });
});

test('of several ends all owners are named, where all have one', () => {
  expect(ownersOf((api, stripe, mail) => allow(api).to(stripe, mail).on('https'))).toEqual({
    'api-to-stripe': 'payments; platform',
    'api-to-mail': 'payments; platform',
  });
  const address = cidr('203.0.113.0/24').as('other');
  expect(ownersOf((api, stripe) => allow(api).to(stripe, address).on(443))).toEqual({
    'api-to-stripe': undefined,
    'api-to-other': undefined,
  });
});

function foundOn(today: string | undefined, expires: string): string[] {
  const app = Testing.app();
  const api = isolated(app);
  new AllowDns(Chart.of(api), 'allow-dns');
  allow(api)
    .to(new ExternalService(app, 'stripe', { ...STRIPE, expires }))
    .on('https');
  return examine(registryOf(app), today === undefined ? {} : { today }).findings.map(
    ({ severity, headline }) => `${severity}: ${headline}`,
  );
}

test('past its day every synthesis warns, and not before', () => {
  const expired = ['warning: the external service `stripe` has expired'];
  expect(foundOn('2027-07-01', '2027-06-30')).toEqual(expired);
  expect(foundOn('2028-01-01', '2027-12-31')).toEqual(expired);
  expect(foundOn('2027-06-30', '2027-06-30')).toEqual([]);
  expect(foundOn(undefined, '2027-06-30')).toEqual([]);
});

test.each([
  'api.stripe.com',
  '*.stripe.com',
  'stripe.com.',
  'localhost',
  'xn--bcher-kva.example',
  '_dmarc.example.com',
  'EXAMPLE.com',
  'https://api.stripe.com/v1',
  'api.stripe.com:443',
])('the name `%s` is refused with the kinds that can take it', (name) => {
  expect.assertions(2);
  try {
    new ExternalService(new App(), 'stripe', { ...STRIPE, addresses: ['198.51.100.7', name] });
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    expect(error.finding.id).toBe('host-name-as-address');
    expect(error.finding.help).toContain('CiliumNetworkPolicy');
  }
});

test.each<[string, Partial<ExternalServiceProps<'https'>>, string]>([
  ['a block with bits beyond its prefix', { addresses: ['198.51.100.7/24'] }, 'invalid-cidr'],
  ['something that is neither', { addresses: ['198.51.100.256'] }, 'invalid-cidr'],
  ['an address with a port', { addresses: ['198.51.100.7:443'] }, 'invalid-cidr'],
  ['something like an address of IPv6', { addresses: ['fd00::g'] }, 'invalid-cidr'],
  ['all of IPv4', { addresses: ['0.0.0.0/0'] }, 'invalid-external-service'],
  ['all of IPv6', { addresses: ['::/0'] }, 'invalid-external-service'],
  ['no addresses', { addresses: [] as unknown as [string] }, 'nothing-given'],
  ['no ports', { ports: {} as { https: number } }, 'nothing-given'],
  ['a port that is none', { ports: { https: 0 } }, 'invalid-port'],
  ['no owner', { owner: ' ' }, 'invalid-external-service'],
  ['a day that does not exist', { expires: '2027-02-30' }, 'invalid-external-service'],
  ['a day in another form', { expires: '30.6.2027' }, 'invalid-external-service'],
  ['a moment', { expires: '2027-06-30T00:00:00Z' }, 'invalid-external-service'],
])('%s is refused', (_, wrong, id) => {
  expect(() => new ExternalService(new App(), 'stripe', { ...STRIPE, ...wrong })).toThrow(id);
});

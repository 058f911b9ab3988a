/** What a chain must say before it compiles. Never run; `types.test.ts` compiles it. */
import { Chart, Testing } from 'cdk8s';
import { Allow, allow, anywhere, cidr, ensure, internet, label, namespaces, range, Workload } from 'cdk8s-netpol';

const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });

allow(web).to(api).onAllPorts().describedAs('why').named('web-to-api');
allow(web)
  .to(internet(), anywhere(), namespaces([{ team: 'a' }, label('test').doesNotExist()]))
  .on(443);
ensure(web, api).isIsolated('egress');

// @ts-expect-error no source
allow();
// @ts-expect-error no destination
allow(web).to();
// @ts-expect-error no ports: everything has to be written out
allow(web).to(api).on();
// @ts-expect-error a string of digits is no port number
allow(web).to(api).on('8080');
// @ts-expect-error everyone has to be written out
new Allow(shop, 'one', { from: web, to: api });
// @ts-expect-error an empty list of ports
new Allow(shop, 'two', { from: web, to: api, ports: [] });
// @ts-expect-error an empty list of ends
new Allow(shop, 'three', { from: [], to: api, ports: [80] });
// @ts-expect-error an unknown word for the ports
new Allow(shop, 'four', { from: web, to: api, ports: 'any' });
// @ts-expect-error an unknown prop
new Allow(shop, 'five', { from: web, to: api, ports: [80], because: 'of this' });
// @ts-expect-error a handle is no chain
allow(web).to(api).on(80).on(81);
// @ts-expect-error a requirement that asks for one of no values
label('tier').in();
// @ts-expect-error ICMP is no protocol of NetworkPolicy
range(1, 2, 'ICMP');
// @ts-expect-error `except` is a list
cidr('10.0.0.0/8', { except: '10.0.0.0/9' });
// @ts-expect-error whether all of it can be reached has to be said
ensure(web).canReach(api).onPorts(80);
// @ts-expect-error nobody at all is `isIsolated`
ensure(api).isReachedOnlyBy();
// @ts-expect-error a direction is ingress or egress
ensure(api).isIsolated('both');

/** The matchers under each name that a runner gives to `expect`. Never run; `types.test.ts` compiles it. */
import { expect as imported } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { internet, udp, Workload } from 'cdk8s-netpol';
import { matchers, policySerializer, registerOn } from 'cdk8s-netpol/jest';
import { expect as vitests } from 'vitest';

const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });

expect(shop).toAllow(web, api, 'http', 8080, udp(53));
expect(shop).not.toDeny(web, internet());
expect('dist/shop').toBeIsolated('shop/api', 'ingress');
expect(Testing.synth(shop)).toBeIsolated('egress');
imported(shop).toAllow(web, api, 'http');
imported(shop).not.toOnlyAllow([[web, api, ['http', 8081]]]);
imported(shop).toHaveNoFindings({ except: ['half-edge'] });
vitests(shop).toDeny('shop/web', '10.0.0.0/8');
vitests(shop).not.toMatchReachabilitySnapshot();

expect.extend(matchers);
imported.extend(matchers);
vitests.extend(matchers);
registerOn(imported);
registerOn(vitests);
expect.addSnapshotSerializer(policySerializer);
imported.addSnapshotSerializer(policySerializer);
vitests.addSnapshotSerializer(policySerializer);

// @ts-expect-error no port: everything has to be written out
expect(shop).toAllow(web, api);
// @ts-expect-error no end
imported(shop).toDeny(web);
// @ts-expect-error a connection without a port
vitests(shop).toOnlyAllow([[web, api]]);
// @ts-expect-error no option of this name
expect(shop).toHaveNoFindings({ without: ['half-edge'] });
// @ts-expect-error directions are in lower case; in words, an end is the only other thing that is meant
expect(shop).toBeIsolated(web, 'Ingress');

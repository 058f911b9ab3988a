/** The ids of rules are types: a misspelt one does not compile. Never run; `types.test.ts` compiles it. */
import { Chart, Testing } from 'cdk8s';
import { acknowledge } from 'cdk8s-netpol';

const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });

acknowledge(shop, { id: 'dns-blocked', reason: 'it speaks to addresses only' });
acknowledge(shop, { id: 'NP302', reason: 'it speaks to addresses only', until: '2027-01-31' });
acknowledge(shop, { id: 'not-judged', reason: 'looked at' });

// @ts-expect-error a misspelt id
acknowledge(shop, { id: 'dns-blockd', reason: 'it speaks to addresses only' });
// @ts-expect-error what the API server refuses cannot be acknowledged
acknowledge(shop, { id: 'refused-by-api-server', reason: 'it was in a hurry' });
// @ts-expect-error no reason
acknowledge(shop, { id: 'dns-blocked' });

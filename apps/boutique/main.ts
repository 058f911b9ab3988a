/**
 * A shop of a dozen services, closed in every direction but along the calls that it is made of.
 *
 *     ingress controller --+                 +--> ads
 *     load generator ------+--> frontend ----+--> recommendation --> catalog
 *                                            +--> cart --> redis
 *                                            +--> catalog, currency, shipping
 *                                            +--> checkout --> cart, catalog, currency, email, payment, shipping
 *
 * `calls.ts` draws these arrows, `guarantees.ts` says what must never happen; the rest are Deployments and Services.
 */
import { App } from 'cdk8s';
import { drawCalls } from './calls';
import { stateGuarantees } from './guarantees';
import { Shop } from './shop';
import { ShopData } from './shop-data';
import { ShopLoad } from './shop-load';

const app = new App();

const shop = new Shop(app);
const data = new ShopData(app);
const load = new ShopLoad(app);

drawCalls(shop, data, load);
stateGuarantees(shop, data, load);

app.synth();

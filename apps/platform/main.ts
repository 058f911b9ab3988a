/**
 * A platform in two clusters, development on kind and production on EKS: an ingress controller, Prometheus and
 * cert-manager of the platform team, three tenants, and a card processor outside.
 *
 *     internet --> ingress controller --> storefront --> billing --> card processor
 *                                                          ^
 *                                        prometheus -------+         insights --> object store
 *
 * `environments.ts` says what differs between the clusters; every other file is written once, for both.
 */
import { App } from 'cdk8s';
import { ExternalService } from 'cdk8s-netpol';
import { environments } from './environments';
import { Platform } from './platform';

const app = new App();

const cardProcessor = new ExternalService(app, 'card-processor', {
  addresses: ['198.51.100.0/28', '203.0.113.64/28'],
  ports: { https: 443 },
  owner: 'payments',
  expires: '2027-12-31',
  description: 'charges cards; its addresses are in the contract',
});

for (const [name, profile] of Object.entries(environments)) new Platform(app, name, profile, cardProcessor);

app.synth();

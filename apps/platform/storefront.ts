import { ApiObject } from 'cdk8s';
import { allow, AllowAcmeHttp01, AllowIngressController, workload, type AdaptedWorkload } from 'cdk8s-netpol';
import { Deployment } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { GovernedNamespace } from './governed-namespace';

/** The shop that customers see: its Deployments, its Service and its Ingress are written here, with its policies. */
export class Storefront extends GovernedNamespace {
  readonly web: AdaptedWorkload<'http'>;
  readonly cart: AdaptedWorkload<'grpc'>;

  constructor(scope: Construct) {
    super(scope, 'storefront', 'shop');
    this.web = workload(this.deployment('web', 8080), { labels: { app: 'web' }, ports: { http: 8080 } });
    this.cart = workload(this.deployment('cart', 7000), { labels: { app: 'cart' }, ports: { grpc: 7000 } });
    this.publish('web', 8080);

    // Who may call whom stands in objects already: the Ingress says it for the controller.
    new AllowIngressController(this, 'customers');
    new AllowAcmeHttp01(this, 'certificates');
    allow(this.web).to(this.cart).on('grpc').describedAs('carts are kept by a service of their own');
  }

  private deployment(name: string, port: number): Deployment {
    return new Deployment(this, name, {
      metadata: { name },
      podMetadata: { labels: { app: name } },
      replicas: 2,
      containers: [{ name, image: `storefront/${name}:4.1.0`, ports: [{ number: port }] }],
    });
  }

  /** A Service on port 80, and the Ingress that leads customers to it. */
  private publish(name: string, port: number): void {
    new ApiObject(this, `${name}-service`, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: port }] },
    });
    const backend = { service: { name, port: { name: 'http' } } };
    new ApiObject(this, `${name}-ingress`, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name },
      spec: {
        ingressClassName: 'nginx',
        rules: [{ host: 'shop.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      },
    });
  }
}

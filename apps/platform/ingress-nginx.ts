import { allow, AllowKubeApi, AllowWebhook, anywhere, Workload } from 'cdk8s-netpol';
import type { Construct } from 'constructs';
import { GovernedNamespace } from './governed-namespace';
import { kubeApiService } from './kube-api-service';

/** The ingress controller, which Helm installs: the one way in from outside. */
export class IngressNginx extends GovernedNamespace {
  readonly controller: Workload<'http' | 'https' | 'metrics' | 'webhook'>;

  constructor(scope: Construct) {
    super(scope, 'ingress-nginx', 'platform');
    this.controller = new Workload(this, 'controller', {
      labels: { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' },
      ports: { http: 80, https: 443, metrics: 10254, webhook: 8443 },
    });
    allow(anywhere()).to(this.controller).on('http', 'https').describedAs('customers come from anywhere');
    new AllowKubeApi(this, 'kube-api', { from: this.controller, ...kubeApiService(this) });
    new AllowWebhook(this, 'admission', { to: this.controller, ports: ['webhook'] });
  }
}

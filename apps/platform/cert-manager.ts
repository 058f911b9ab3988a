import { AllowInternet, AllowKubeApi, AllowWebhook, Workload } from 'cdk8s-netpol';
import type { Construct } from 'constructs';
import { GovernedNamespace } from './governed-namespace';
import { kubeApiService } from './kube-api-service';

/** cert-manager: it asks an authority on the internet for certificates, and the API server asks its webhook. */
export class CertManager extends GovernedNamespace {
  constructor(scope: Construct) {
    super(scope, 'cert-manager', 'platform');
    const component = (name: string) => ({ 'app.kubernetes.io/component': name });
    const controller = new Workload(this, 'controller', { labels: component('controller') });
    const injector = new Workload(this, 'cainjector', { labels: component('cainjector') });
    const webhook = new Workload(this, 'webhook', { labels: component('webhook'), ports: { https: 10250 } });
    new AllowKubeApi(this, 'kube-api', { from: [controller, injector, webhook], ...kubeApiService(this) });
    new AllowInternet(this, 'authority', { from: controller });
    new AllowWebhook(this, 'admission', { to: webhook, ports: ['https'] });
  }
}

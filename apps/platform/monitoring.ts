import { AllowKubeApi, AllowPeers, allow, tcp, udp, Workload } from 'cdk8s-netpol';
import type { Construct } from 'constructs';
import { GovernedNamespace } from './governed-namespace';
import { kubeApiService } from './kube-api-service';

/** Prometheus and Alertmanager, which an operator makes; whom Prometheus scrapes, the monitors of each tenant say. */
export class Monitoring extends GovernedNamespace {
  readonly prometheus: Workload<'web'>;

  constructor(scope: Construct) {
    super(scope, 'monitoring', 'platform');
    this.prometheus = new Workload(this, 'prometheus', {
      labels: { 'app.kubernetes.io/name': 'prometheus' },
      ports: { web: 9090 },
    });
    const alertmanager = new Workload(this, 'alertmanager', {
      labels: { 'app.kubernetes.io/name': 'alertmanager' },
      ports: { web: 9093, gossip: tcp(9094), 'gossip-udp': udp(9094) },
    });
    allow(this.prometheus).to(alertmanager).on('web').describedAs('alerts are sent on');
    new AllowPeers(this, 'gossip', { members: alertmanager, ports: ['gossip', 'gossip-udp'] });
    new AllowKubeApi(this, 'kube-api', { from: this.prometheus, ...kubeApiService(this) });
  }
}

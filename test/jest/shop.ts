import { App, Chart } from 'cdk8s';
import { allow, Cluster, DefaultDeny, namespace, udp, Workload } from 'cdk8s-netpol';

/** web (front, open) -> api (shop, isolated both ways) -> db (shop, isolated), and Prometheus, which others installed. */
export function shop() {
  const app = new App({ outdir: '/nowhere' });
  Cluster.configure(app, { podCidrs: ['10.244.0.0/16'] });
  const front = new Chart(app, 'front', { namespace: 'front' });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny');
  const web = new Workload(front, 'web', { labels: { app: 'web' } });
  const api = new Workload(chart, 'api', {
    labels: { app: 'api' },
    ports: { http: 8080, metrics: 9090, gossip: udp(7946) },
    dns: false,
  });
  const db = new Workload(chart, 'db', { labels: { app: 'db' }, ports: { postgres: 5432 }, dns: false });
  const prometheus = namespace('monitoring').pods({ app: 'prometheus' });
  allow(web).to(api).on('http');
  allow(api).to(db).on('postgres');
  allow(prometheus).to(api).on('metrics');
  return { app, front, chart, web, api, db, prometheus };
}

/** A Deployment with a namespace and a label of its own. */
function deployment(namespaceName: string, name: string, port: number): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespaceName} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - { name: main, image: ${name}, ports: [{ name: main, containerPort: ${port} }] }
---`;
}

/** The same shop as manifests, without Prometheus. */
export const MANIFESTS = `
${deployment('front', 'web', 80)}
${deployment('shop', 'api', 8080)}
${deployment('shop', 'db', 5432)}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: default-deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [Ingress, Egress]
  ingress:
    - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: front } } }]
      ports: [{ port: 8080 }]
  egress:
    - to: [{ podSelector: { matchLabels: { app: db } } }]
      ports: [{ port: 5432 }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: api } } }]
      ports: [{ port: 5432 }]
`;

/** What a failing expectation says; empty for one that passes. */
export function failure(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

import { type App, Chart } from 'cdk8s';
import { AllowDns, DefaultDeny, Workload, allow, ensure } from 'cdk8s-netpol';

/** A shop of two tiers, isolated both ways: the web tier reaches the database on its port, and nothing else. */
export function addShop(app: App): { front: Chart; back: Chart } {
  const front = new Chart(app, 'front', { namespace: 'front' });
  const back = new Chart(app, 'back', { namespace: 'back' });
  for (const chart of [front, back]) {
    new DefaultDeny(chart, 'default-deny');
    new AllowDns(chart, 'allow-dns');
  }
  const web = new Workload(front, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
  const db = new Workload(back, 'db', { labels: { app: 'db' }, ports: { postgres: 5432 } });

  allow(web).to(db).on('postgres');

  ensure(web).canReach(db).on(5432);
  ensure(db).cannotReach(web);
  return { front, back };
}

/** An app of two workloads that synthesizes. */
export const GOOD = `
import { App, Chart } from 'cdk8s';
import { allow, DefaultDeny, Workload } from 'cdk8s-netpol';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
const web = new Workload(shop, 'web', { labels: { app: 'web' }, dns: false });
const db = new Workload(shop, 'db', { labels: { app: 'db' }, ports: { postgres: 5432 } });
allow(web).to(db).on('postgres');
app.synth();
`.trimStart();

/** The same, with a statement before the synthesis. */
export function goodWith(statement: string, imports = ''): string {
  return GOOD.replace('import { allow,', `import { ${imports}allow,`).replace(
    'app.synth();',
    `${statement}\napp.synth();`,
  );
}

/** An app that says two things which cannot both be true. */
export const CONTRADICTORY = goodWith('ensure(web).cannotReach(db);', 'ensure, ');

/** An app with a policy that the API server would refuse. */
export const REFUSED = goodWith(
  "new NetworkPolicy(shop, 'legacy', { spec: { podSelector: {}, ingress: [{ ports: [{ port: 70000 }] }] } });",
  'NetworkPolicy, ',
);

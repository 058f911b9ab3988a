import {
  allNamespaces,
  allow,
  AllowDns,
  cidr,
  DefaultDeny,
  dns,
  label,
  namespace,
  namespaces,
  podsIn,
  tcp,
  udp,
  Workload,
} from '../../lib/index';
import { testExpressions, testImprovement } from './expressions';
import { readTutorial } from './tutorial';

const tutorial = readTutorial('ten-policies');

const provider = cidr('198.51.100.7/32').as('payment-provider');

describe('each policy alone', () => {
  testExpressions(tutorial, [
    {
      policies: ['production/default-deny-all'],
      as: 'a default deny',
      program: (chart) => {
        new DefaultDeny(chart('production'), 'default-deny');
      },
    },
    {
      policies: ['production/frontend-to-backend'],
      as: 'an ingress deny for the backend, and an allow',
      program: (chart) => {
        const production = chart('production');
        const frontend = new Workload(production, 'frontend', { labels: { app: 'frontend' } });
        const backend = new Workload(production, 'backend', { labels: { app: 'backend' }, ports: { http: 8080 } });
        new DefaultDeny(production, 'deny', { direction: 'ingress', pods: backend.labels });
        allow(frontend).to(backend).on('http');
      },
    },
    {
      policies: ['production-data/production-only'],
      as: 'an ingress deny, and an allow from one namespace to all pods of another',
      program: (chart) => {
        const data = chart('production-data');
        new DefaultDeny(data, 'deny', { direction: 'ingress' });
        allow(namespace('production')).to(podsIn(data)).onAllPorts();
      },
    },
    {
      policies: ['production/payment-provider'],
      as: 'an egress deny for the payment service, and an allow to one address',
      program: (chart) => {
        const production = chart('production');
        const payment = new Workload(production, 'payment', { labels: { app: 'payment' }, dns: false });
        new DefaultDeny(production, 'deny', { direction: 'egress', pods: payment.labels });
        allow(payment).to(provider).on(443);
      },
    },
    {
      policies: ['production/allow-dns'],
      as: 'an egress deny, and DNS by all pods of kube-system',
      program: (chart) => {
        new DefaultDeny(chart('production'), 'deny', { direction: 'egress' });
        new AllowDns(chart('production'), 'allow-dns', { dns: dns.pods('kube-system') });
      },
    },
    {
      policies: ['production/monitoring-access'],
      as: 'an ingress deny, and an allow from pods with a label in every namespace',
      program: (chart) => {
        const production = chart('production');
        new DefaultDeny(production, 'deny', { direction: 'ingress' });
        allow(allNamespaces().pods({ role: 'monitoring' }))
          .to(podsIn(production))
          .on(9090);
      },
    },
    {
      policies: ['staging/intra-namespace-only'],
      as: 'an ingress deny, and an allow among the pods of the namespace',
      program: (chart) => {
        const staging = chart('staging');
        new DefaultDeny(staging, 'deny', { direction: 'ingress' });
        allow(podsIn(staging)).to(podsIn(staging)).onAllPorts();
      },
    },
    {
      policies: ['production-data/database-lockdown'],
      as: 'an ingress deny for the database, and an allow from some pods of one namespace',
      program: (chart) => {
        const data = chart('production-data');
        const db = new Workload(data, 'db', { labels: { app: 'db' }, ports: { postgres: 5432 } });
        new DefaultDeny(data, 'deny', { direction: 'ingress', pods: db.labels });
        allow(namespace('production').pods({ app: 'backend' }))
          .to(db)
          .on('postgres');
      },
    },
  ]);
});

describe('what we write instead', () => {
  testImprovement(tutorial, {
    policies: [...tutorial.policies.keys()],
    as: 'what the text opens is open on both sides, and trusts names of namespaces more than labels of pods',
    program: (chart) => {
      const production = chart('production');
      const data = chart('production-data');
      const staging = chart('staging');
      new DefaultDeny(production, 'default-deny');
      new AllowDns(production, 'allow-dns');
      new DefaultDeny(data, 'deny', { direction: 'ingress' });
      new DefaultDeny(staging, 'deny', { direction: 'ingress' });

      const frontend = new Workload(production, 'frontend', { labels: { app: 'frontend' } });
      const backend = new Workload(production, 'backend', { labels: { app: 'backend' }, ports: { http: 8080 } });
      const payment = new Workload(production, 'payment', { labels: { app: 'payment' } });
      const db = new Workload(data, 'db', { labels: { app: 'db' }, ports: { postgres: 5432 } });
      allow(frontend).to(backend).on('http');
      allow(backend).to(db).on('postgres');
      allow(payment).to(provider).on(443);
      allow(namespace('monitoring').pods({ role: 'monitoring' }))
        .to(podsIn(production))
        .on(9090);
      allow(podsIn(staging)).to(podsIn(staging)).onAllPorts();
    },
    // The first two opened nothing: every pod of production is isolated for egress.
    insteadOf: ['production-data/production-only', 'production/allow-dns', 'production/monitoring-access'],
    alsoWrites: [
      'production/allow-dns',
      'production/all-pods-from-monitoring-role-monitoring',
      'production/backend-to-production-data-db',
      'production/frontend-to-backend',
    ],
    differences: [
      {
        from: namespace('production').pods({ app: 'frontend' }),
        to: namespace('production').pods({ app: 'backend' }),
        ports: [tcp(8080)],
        becomes: 'allowed',
      },
      {
        from: namespace('production').pods({ app: 'backend' }),
        to: namespace('production-data').pods({ app: 'db' }),
        ports: [tcp(5432)],
        becomes: 'allowed',
      },
      {
        from: namespace('production'),
        to: namespace('kube-system').pods(label('k8s-app').notIn('kube-dns')),
        ports: [tcp(53), udp(53)],
        becomes: 'denied',
      },
      // Within production nothing reached anyone before: its default deny has no rule for egress on 9090.
      {
        from: namespaces(label('kubernetes.io/metadata.name').notIn('monitoring', 'production')).pods({
          role: 'monitoring',
        }),
        to: namespace('production'),
        ports: [tcp(9090)],
        becomes: 'denied',
      },
    ],
  });
});

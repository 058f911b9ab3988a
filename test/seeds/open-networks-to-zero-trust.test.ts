import { allow, cidr, DefaultDeny, namespace, tcp, Workload } from '../../lib/index';
import { testExpressions, testImprovement } from './expressions';
import { readTutorial } from './tutorial';

const tutorial = readTutorial('open-networks-to-zero-trust');

describe('each policy alone', () => {
  testExpressions(tutorial, [
    {
      policies: ['default/deny-all-ingress'],
      as: 'a deny for ingress',
      program: (chart) => {
        new DefaultDeny(chart('default'), 'deny', { direction: 'ingress' });
      },
    },
    {
      policies: ['default/deny-all-egress'],
      as: 'a deny for egress',
      program: (chart) => {
        new DefaultDeny(chart('default'), 'deny', { direction: 'egress' });
      },
    },
    {
      policies: ['default/allow-frontend-to-backend'],
      as: 'an ingress deny for the backend, and an allow',
      program: (chart) => {
        const shop = chart('default');
        const frontend = new Workload(shop, 'frontend', { labels: { app: 'frontend' } });
        const backend = new Workload(shop, 'backend', { labels: { app: 'backend' }, ports: { http: 80 } });
        new DefaultDeny(shop, 'deny', { direction: 'ingress', pods: backend.labels });
        allow(frontend).to(backend).on('http');
      },
    },
    {
      policies: ['default/restrict-egress'],
      as: 'an egress deny for the backend, and an allow to addresses on all ports',
      program: (chart) => {
        const shop = chart('default');
        const backend = new Workload(shop, 'backend', { labels: { app: 'backend' }, dns: false });
        new DefaultDeny(shop, 'deny', { direction: 'egress', pods: backend.labels });
        allow(backend).to(cidr('10.0.0.0/16')).onAllPorts();
      },
    },
  ]);
});

describe('all policies together', () => {
  testImprovement(tutorial, {
    policies: [...tutorial.policies.keys()],
    as: 'the egress half of the one connection is written too, so that it opens',
    program: (chart) => {
      const shop = chart('default');
      new DefaultDeny(shop, 'default-deny');
      const frontend = new Workload(shop, 'frontend', { labels: { app: 'frontend' }, dns: false });
      const backend = new Workload(shop, 'backend', { labels: { app: 'backend' }, ports: { http: 80 }, dns: false });
      allow(frontend).to(backend).on('http');
      allow(backend).to(cidr('10.0.0.0/16')).onAllPorts();
    },
    insteadOf: [],
    alsoWrites: ['default/frontend-to-backend'],
    differences: [
      {
        from: namespace('default').pods({ app: 'frontend' }),
        to: namespace('default').pods({ app: 'backend' }),
        ports: [tcp(80)],
        becomes: 'allowed',
      },
    ],
  });
});

import { allow, AllowDns, cidr, DefaultDeny, dns, ensure, label, namespace, tcp, udp, Workload } from '../../lib/index';
import { testExpressions, testImprovement } from './expressions';
import type { Charts } from './program';
import { readTutorial } from './tutorial';

const tutorial = readTutorial('trust-model-chapter');

const otherPodsOfKubeSystem = namespace('kube-system').pods(label('k8s-app').notIn('kube-dns'));
const partner = cidr('203.0.113.0/24', { except: ['203.0.113.10/32'] }).as('partner');

function apiOf(chart: Charts, dnsNeeded = true) {
  const labels = { app: 'api' };
  return new Workload(chart('payments'), 'api', { labels, ports: { http: 8080, metrics: 9090 }, dns: dnsNeeded });
}

describe('each policy alone', () => {
  testExpressions(tutorial, [
    {
      policies: ['payments/default-deny-all'],
      as: 'a default deny',
      program: (chart) => {
        new DefaultDeny(chart('payments'), 'default-deny');
      },
    },
    {
      policies: ['payments/allow-web-to-api'],
      as: 'an ingress deny for the api, and an allow from web pods of the same namespace',
      program: (chart) => {
        const api = apiOf(chart);
        const web = new Workload(chart('payments'), 'web', { labels: { app: 'web' } });
        new DefaultDeny(chart('payments'), 'deny', { direction: 'ingress', pods: api.labels });
        allow(web).to(api).on('http');
      },
    },
    {
      policies: ['payments/allow-monitoring-scrape'],
      as: 'an ingress deny for the api, and an allow from a namespace by its name',
      program: (chart) => {
        const api = apiOf(chart);
        new DefaultDeny(chart('payments'), 'deny', { direction: 'ingress', pods: api.labels });
        allow(namespace('monitoring')).to(api).on('metrics');
      },
    },
    {
      policies: ['payments/allow-dns-egress'],
      as: 'an egress deny, and DNS by all pods of kube-system',
      program: (chart) => {
        new DefaultDeny(chart('payments'), 'deny', { direction: 'egress' });
        new AllowDns(chart('payments'), 'allow-dns', { dns: dns.pods('kube-system') });
      },
    },
    {
      policies: ['payments/allow-external-api'],
      as: 'an egress deny for the api, and an allow to a block with an exception',
      program: (chart) => {
        const api = apiOf(chart, false);
        new DefaultDeny(chart('payments'), 'deny', { direction: 'egress', pods: api.labels });
        allow(api).to(partner).on(443);
      },
    },
  ]);
});

describe('what we write instead', () => {
  testImprovement(tutorial, {
    policies: ['payments/allow-dns-egress'],
    as: 'DNS goes to the kube-dns pods, and no longer to every pod of kube-system',
    program: (chart) => {
      new DefaultDeny(chart('payments'), 'deny', { direction: 'egress' });
      new AllowDns(chart('payments'), 'allow-dns');
    },
    insteadOf: ['payments/allow-dns-egress'],
    alsoWrites: ['payments/allow-dns'],
    differences: [
      { from: namespace('payments'), to: otherPodsOfKubeSystem, ports: [tcp(53), udp(53)], becomes: 'denied' },
    ],
  });

  testImprovement(tutorial, {
    policies: [...tutorial.policies.keys()],
    as: 'the arrows of the drawing, all three of them',
    program: (chart) => {
      new DefaultDeny(chart('payments'), 'default-deny');
      new AllowDns(chart('payments'), 'allow-dns');
      const web = new Workload(chart('frontend'), 'web', { labels: { app: 'web' } });
      const api = apiOf(chart);
      const db = new Workload(chart('payments'), 'db', { labels: { app: 'db' }, ports: { postgres: 5432 } });
      allow(web).to(api).on('http');
      allow(namespace('monitoring')).to(api).on('metrics');
      allow(api).to(db).on('postgres');
      allow(api).to(partner).on(443);
      ensure(web).cannotReach(db);
      ensure(db).isReachedOnlyBy(api);
    },
    insteadOf: ['payments/allow-web-to-api', 'payments/allow-dns-egress'],
    alsoWrites: ['payments/allow-dns', 'payments/api-from-frontend-web', 'payments/api-to-db', 'payments/db-from-api'],
    differences: [
      {
        from: namespace('frontend').pods({ app: 'web' }),
        to: namespace('payments').pods({ app: 'api' }),
        ports: [tcp(8080)],
        becomes: 'allowed',
      },
      {
        from: namespace('payments').pods({ app: 'api' }),
        to: namespace('payments').pods({ app: 'db' }),
        ports: [tcp(5432)],
        becomes: 'allowed',
      },
      { from: namespace('payments'), to: otherPodsOfKubeSystem, ports: [tcp(53), udp(53)], becomes: 'denied' },
    ],
  });
});

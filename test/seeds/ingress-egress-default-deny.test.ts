import {
  allNamespaces,
  allow,
  AllowDns,
  DefaultDeny,
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

const tutorial = readTutorial('ingress-egress-default-deny');

const notNamed = (name: string) => label('kubernetes.io/metadata.name').notIn(name);
const falseResolvers = namespaces(notNamed('kube-system')).pods({ 'k8s-app': 'kube-dns' });

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
      policies: ['production/allow-web-to-api'],
      as: 'an ingress deny for the api, and an allow',
      program: (chart) => {
        const production = chart('production');
        const web = new Workload(production, 'web', { labels: { app: 'web' } });
        const api = new Workload(production, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
        new DefaultDeny(production, 'deny', { direction: 'ingress', pods: api.labels });
        allow(web).to(api).on('http');
      },
    },
    {
      policies: ['production/allow-prometheus'],
      as: 'an ingress deny for the api, and an allow from pods and namespaces by their labels, both in one peer',
      program: (chart) => {
        const production = chart('production');
        const api = new Workload(production, 'api', { labels: { app: 'api' } });
        new DefaultDeny(production, 'deny', { direction: 'ingress', pods: api.labels });
        allow(namespaces({ environment: 'monitoring' }).pods({ app: 'prometheus' }))
          .to(api)
          .onAllPorts();
      },
    },
    {
      policies: ['production/allow-dns'],
      as: 'an egress deny, and an allow to pods with a label in every namespace',
      program: (chart) => {
        const production = chart('production');
        new DefaultDeny(production, 'deny', { direction: 'egress' });
        allow(podsIn(production))
          .to(allNamespaces().pods({ 'k8s-app': 'kube-dns' }))
          .on(udp(53), tcp(53));
      },
    },
  ]);
});

describe('what we write instead', () => {
  testImprovement(tutorial, {
    policies: ['production/allow-dns'],
    as: 'DNS goes to kube-system, and no longer to whoever labels a pod of some namespace like a resolver',
    program: (chart) => {
      new DefaultDeny(chart('production'), 'deny', { direction: 'egress' });
      new AllowDns(chart('production'), 'allow-dns');
    },
    insteadOf: ['production/allow-dns'],
    alsoWrites: ['production/allow-dns'],
    differences: [{ from: namespace('production'), to: falseResolvers, ports: [tcp(53), udp(53)], becomes: 'denied' }],
  });

  testImprovement(tutorial, {
    policies: [...tutorial.policies.keys()],
    as: 'web reaches the api on both sides, and Prometheus is found by the name of its namespace',
    program: (chart) => {
      const production = chart('production');
      new DefaultDeny(production, 'default-deny');
      new AllowDns(production, 'allow-dns');
      const web = new Workload(production, 'web', { labels: { app: 'web' } });
      const api = new Workload(production, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
      allow(web).to(api).on('http');
      allow(namespace('monitoring').pods({ app: 'prometheus' }))
        .to(api)
        .onAllPorts();
    },
    insteadOf: ['production/allow-prometheus', 'production/allow-dns'],
    alsoWrites: ['production/allow-dns', 'production/api-from-monitoring-app-prometheus', 'production/web-to-api'],
    differences: [
      {
        from: namespace('production').pods({ app: 'web' }),
        to: namespace('production').pods({ app: 'api' }),
        ports: [tcp(8080)],
        becomes: 'allowed',
      },
      {
        from: namespaces([{ environment: 'monitoring' }, notNamed('monitoring')]).pods({ app: 'prometheus' }),
        to: namespace('production').pods({ app: 'api' }),
        ports: 'all',
        becomes: 'denied',
      },
      // Within production nothing reached them before: its default deny has no rule for their ingress.
      {
        from: namespace('production'),
        to: namespaces([notNamed('kube-system'), notNamed('production')]).pods({ 'k8s-app': 'kube-dns' }),
        ports: [tcp(53), udp(53)],
        becomes: 'denied',
      },
    ],
  });
});

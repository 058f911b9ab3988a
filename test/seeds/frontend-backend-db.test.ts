import {
  allow,
  AllowDns,
  DefaultDeny,
  ensure,
  label,
  namespace,
  namespaces,
  podsIn,
  range,
  tcp,
  udp,
  Workload,
} from '../../lib/index';
import { testExpressions, testImprovement } from './expressions';
import type { Difference } from './meaning';
import { readTutorial } from './tutorial';

const tutorial = readTutorial('frontend-backend-db');

const coreDns = namespaces({ contains: 'coredns' }).pods({ 'k8s-app': 'kube-dns' });
const TIERS = ['frontend', 'backend', 'db'] as const;

describe('each policy alone, as its YAML has it', () => {
  testExpressions(tutorial, [
    {
      policies: TIERS.map((tier) => `${tier}/deny`),
      as: 'a default deny for each namespace, and an allow among its pods',
      program: (chart) => {
        for (const tier of TIERS.map(chart)) {
          new DefaultDeny(tier, 'default-deny');
          allow(podsIn(tier)).to(podsIn(tier)).onAllPorts();
        }
      },
    },
    {
      policies: ['frontend/frontend'],
      as: 'an egress deny for the frontend, and two allows: a namespace by label, or pods of its own namespace',
      program: (chart) => {
        const own = podsIn(chart('frontend'));
        new DefaultDeny(chart('frontend'), 'deny', { direction: 'egress', pods: { run: 'frontend' } });
        allow(own.pods({ run: 'frontend' }))
          .to(namespaces({ ns: 'backend' }), own.pods({ run: 'backend' }))
          .onAllPorts();
      },
    },
    {
      policies: ['backend/backend'],
      as: 'a deny for the backend, and two allows in each direction',
      program: (chart) => {
        const own = podsIn(chart('backend'));
        const backend = own.pods({ run: 'backend' });
        new DefaultDeny(chart('backend'), 'deny', { pods: { run: 'backend' } });
        allow(namespaces({ ns: 'frontend' }), own.pods({ run: 'frontend' }))
          .to(backend)
          .onAllPorts();
        allow(backend)
          .to(namespaces({ ns: 'db' }), own.pods({ run: 'db' }))
          .onAllPorts();
      },
    },
    {
      policies: ['db/db'],
      as: 'an ingress deny for the database, and two allows: a namespace by label, or pods of its own namespace',
      program: (chart) => {
        const own = podsIn(chart('db'));
        new DefaultDeny(chart('db'), 'deny', { direction: 'ingress', pods: { run: 'db' } });
        allow(namespaces({ ns: 'backend' }), own.pods({ run: 'backend' }))
          .to(own.pods({ run: 'db' }))
          .onAllPorts();
      },
    },
    {
      policies: ['frontend/all-pods-egress-allow-dns', 'backend/all-pods-egress-allow-dns'],
      as: 'an egress deny for each, and an allow to labelled pods of labelled namespaces on all ports',
      program: (chart) => {
        for (const tier of ['frontend', 'backend'].map(chart)) {
          new DefaultDeny(tier, 'deny', { direction: 'egress' });
          allow(podsIn(tier)).to(coreDns).onAllPorts();
        }
      },
    },
  ]);
});

/** Namespaces that somebody labelled like one of the three, or like kube-system. */
const labelledLike = (key: string, value: string, name: string) =>
  namespaces([{ [key]: value }, label('kubernetes.io/metadata.name').notIn(name)]);
const like = (tier: (typeof TIERS)[number]) => labelledLike('ns', tier, tier);
const likeKubeSystem = labelledLike('contains', 'coredns', 'kube-system').pods({ 'k8s-app': 'kube-dns' });

const kubeDns = namespace('kube-system').pods({ 'k8s-app': 'kube-dns' });
const podOf = (tier: (typeof TIERS)[number]) => namespace(tier).pods({ run: tier });
const OTHER_PROTOCOLS = [range(1, 65535, 'UDP'), range(1, 65535, 'SCTP')];
const NO_HTTP = [range(1, 79), range(81, 65535), ...OTHER_PROTOCOLS];
const NO_DNS = [range(1, 52), range(54, 65535), range(1, 52, 'UDP'), range(54, 65535, 'UDP'), range(1, 65535, 'SCTP')];

const closed = (from: Difference['from'], to: Difference['to'], ports: Difference['ports'] = 'all'): Difference => ({
  from,
  to,
  ports,
  becomes: 'denied',
});

describe('what we write instead', () => {
  testImprovement(tutorial, {
    policies: [...tutorial.policies.keys()],
    as: 'what the text says: one port from tier to tier, names for all three, and nothing else',
    program: (chart) => {
      const [frontend, backend, db] = TIERS.map((tier) => {
        new DefaultDeny(chart(tier), 'default-deny');
        new AllowDns(chart(tier), 'allow-dns');
        return new Workload(chart(tier), tier, { labels: { run: tier }, ports: { http: 80 } });
      });
      if (!frontend || !backend || !db) throw new Error('three tiers');
      allow(frontend).to(backend).on('http');
      allow(backend).to(db).on('http');
      ensure(frontend).cannotReach(db);
      ensure(backend).cannotReach(frontend);
      ensure(db).cannotReach(backend);
    },
    insteadOf: [...tutorial.policies.keys()],
    alsoWrites: [
      'backend/allow-dns',
      'backend/backend-from-frontend-frontend',
      'backend/backend-to-db-db',
      'db/allow-dns',
      'db/db-from-backend-backend',
      'frontend/allow-dns',
      'frontend/frontend-to-backend-backend',
    ],
    differences: [
      // The policies called `deny` let all pods of a namespace talk among themselves.
      ...TIERS.map((tier) => closed(namespace(tier), namespace(tier))),
      // No rule names a port.
      closed(podOf('frontend'), podOf('backend'), NO_HTTP),
      closed(podOf('backend'), podOf('db'), NO_HTTP),
      closed(namespace('frontend'), kubeDns, NO_DNS),
      closed(namespace('backend'), kubeDns, NO_DNS),
      // Peers without pods mean every pod of every namespace that has the label, and anyone may label a namespace.
      closed(podOf('frontend'), like('backend')),
      closed(like('frontend'), podOf('backend')),
      closed(podOf('backend'), like('db')),
      closed(like('backend'), podOf('db')),
      closed(namespace('frontend'), likeKubeSystem),
      closed(namespace('backend'), likeKubeSystem),
      // The database never got DNS.
      { from: namespace('db'), to: kubeDns, ports: [tcp(53), udp(53)], becomes: 'allowed' },
    ],
  });
});

import { allow, AllowDns, cidr, Cluster, DefaultDeny, ensure, internet, podsIn } from '../../../lib/index';
import type { Pattern, Stage } from './pattern';

/** The payments isolated both ways, with DNS, in a cluster whose pods have addresses of their own. */
function isolated({ app, payments }: Stage): void {
  Cluster.configure(app, { podCidrs: ['10.244.0.0/16'] });
  new DefaultDeny(payments, 'default-deny');
  new AllowDns(payments, 'allow-dns');
}

/** Patterns about addresses. */
export const OUTSIDE: readonly Pattern[] = [
  {
    id: 'P15',
    title: 'egress to a block of the company',
    program: (stage) => {
      isolated(stage);
      allow(stage.api).to(cidr('10.0.0.0/16')).onAllPorts();
    },
    opens: ['payments/api -> 10.0.3.4 5432/TCP'],
    closed: [
      'payments/api -> 10.1.0.1 5432/TCP',
      'payments/api -> frontend/web 80/TCP',
      'payments/db -> 10.0.3.4 5432/TCP',
    ],
  },
  {
    id: 'P16',
    title: 'egress to a block but for one address of it, on one port',
    program: (stage) => {
      isolated(stage);
      allow(stage.api)
        .to(cidr('203.0.113.0/24', { except: ['203.0.113.10/32'] }))
        .on(443);
    },
    opens: ['payments/api -> 203.0.113.9 443/TCP', 'payments/api -> 203.0.113.11 443/TCP'],
    closed: [
      'payments/api -> 203.0.113.10 443/TCP',
      'payments/api -> 203.0.113.9 80/TCP',
      'payments/api -> 203.0.114.9 443/TCP',
    ],
  },
  {
    id: 'P17',
    title: 'egress to one address outside that has a name',
    program: (stage) => {
      isolated(stage);
      allow(stage.api).to(cidr('198.51.100.7/32').as('payment-provider')).on(443);
    },
    opens: ['payments/api -> 198.51.100.7 443/TCP'],
    closed: ['payments/api -> 198.51.100.8 443/TCP', 'payments/db -> 198.51.100.7 443/TCP'],
  },
  {
    id: 'P18',
    title: 'egress to the internet, and not to the metadata services of clouds',
    program: (stage) => {
      isolated(stage);
      allow(stage.api).to(internet()).on(443, 80);
      ensure(stage.api).canReach(internet()).on(443);
    },
    opens: ['payments/api -> 203.0.113.5 443/TCP'],
    closed: [
      'payments/api -> 169.254.169.254 80/TCP',
      'payments/api -> 168.63.129.16 80/TCP',
      'payments/api -> 10.0.3.4 443/TCP',
      // The pods of this cluster have no IPv6.
      'payments/api -> 2600::1 443/TCP',
      'payments/api -> frontend/web 80/TCP',
    ],
  },
  {
    id: 'P19',
    title: 'ingress from the network of the office',
    program: ({ frontend, web }) => {
      new DefaultDeny(frontend, 'default-deny', { direction: 'ingress' });
      allow(cidr('198.51.100.0/24').as('office')).to(web).on('http');
    },
    opens: ['198.51.100.9 -> frontend/web 80/TCP'],
    closed: [
      '203.0.113.5 -> frontend/web 80/TCP',
      '198.51.100.9 -> frontend/web 22/TCP',
      'sandbox/false-agent -> frontend/web 80/TCP',
    ],
  },
  {
    id: 'P20',
    title: 'no pod of a namespace reaches the internet, which is proved',
    program: (stage) => {
      isolated(stage);
      allow(stage.api).to(stage.db).on('postgres');
      ensure(podsIn(stage.payments)).cannotReach(internet());
    },
    opens: ['payments/api -> payments/db 5432/TCP'],
    closed: ['payments/api -> 203.0.113.5 443/TCP', 'payments/db -> 203.0.113.5 22/TCP'],
  },
  {
    id: 'P24',
    title: 'a workload reaches the API server, and nothing else of the control plane',
    program: (stage) => {
      isolated(stage);
      allow(stage.api).to(cidr('172.18.0.2/32').as('kube-api')).on(6443);
    },
    opens: ['payments/api -> 172.18.0.2 6443/TCP', 'payments/api -> kube-system/coredns 53/UDP'],
    closed: [
      'payments/api -> 172.18.0.2 2379/TCP',
      'payments/api -> 172.18.0.3 6443/TCP',
      'payments/api -> kube-system/metrics-server 443/TCP',
      'payments/db -> 172.18.0.2 6443/TCP',
    ],
  },
];

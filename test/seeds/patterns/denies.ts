import { allow, AllowDns, DefaultDeny, ensure, podsIn, Workload } from '../../../lib/index';
import type { Pattern } from './pattern';

/** Patterns that isolate: whole namespaces, one direction, every namespace there is. */
export const DENIES: readonly Pattern[] = [
  {
    id: 'P01',
    title: 'a deny for both directions closes a namespace in both',
    program: ({ payments }) => {
      new DefaultDeny(payments, 'default-deny');
    },
    opens: ['frontend/web -> monitoring/prometheus 9090/TCP', 'frontend/web -> 203.0.113.5 443/TCP'],
    closed: [
      'frontend/web -> payments/api 8080/TCP',
      'payments/api -> payments/db 5432/TCP',
      'payments/api -> kube-system/coredns 53/UDP',
      'payments/api -> 203.0.113.5 443/TCP',
      '203.0.113.5 -> payments/api 8080/TCP',
    ],
  },
  {
    id: 'P02',
    title: 'a deny for ingress leaves egress open',
    program: ({ payments }) => {
      new DefaultDeny(payments, 'default-deny', { direction: 'ingress' });
    },
    opens: ['payments/api -> frontend/web 80/TCP', 'payments/api -> 203.0.113.5 443/TCP'],
    closed: ['frontend/web -> payments/api 8080/TCP', 'payments/api -> payments/db 5432/TCP'],
  },
  {
    id: 'P03',
    title: 'a deny for egress leaves ingress open',
    program: ({ payments }) => {
      new DefaultDeny(payments, 'default-deny', { direction: 'egress' });
    },
    opens: ['frontend/web -> payments/api 8080/TCP', '203.0.113.5 -> payments/api 8080/TCP'],
    closed: ['payments/api -> frontend/web 80/TCP', 'payments/api -> payments/db 5432/TCP'],
  },
  {
    id: 'P08',
    title: 'the pods of a namespace talk among themselves, and to nobody else',
    program: ({ payments }) => {
      new DefaultDeny(payments, 'default-deny');
      new AllowDns(payments, 'allow-dns');
      allow(podsIn(payments)).to(podsIn(payments)).onAllPorts();
    },
    opens: ['payments/api -> payments/db 5432/TCP', 'payments/db -> payments/api 1/SCTP'],
    closed: ['frontend/web -> payments/api 8080/TCP', 'payments/api -> frontend/web 80/TCP'],
  },
  {
    id: 'P25',
    title: 'every namespace of the app gets a deny, whenever it is added, and a proof of it',
    program: ({ app, chart }) => {
      new Workload(chart('reports'), 'reports', { labels: { app: 'reports' } });
      for (const each of app.charts) {
        new DefaultDeny(each, 'default-deny');
        ensure(podsIn(each)).isIsolated();
      }
    },
    opens: ['monitoring/grafana -> monitoring/prometheus 9090/TCP'],
    closed: [
      'reports/reports -> payments/db 5432/TCP',
      'frontend/web -> reports/reports 80/TCP',
      'frontend/assets -> frontend/web 80/TCP',
    ],
  },
  {
    id: 'P27',
    title: 'each team has its own namespace, with the same walls around it',
    program: ({ chart }) => {
      for (const team of ['team-a', 'team-b'].map(chart)) {
        new DefaultDeny(team, 'default-deny');
        new AllowDns(team, 'allow-dns');
        allow(podsIn(team)).to(podsIn(team)).onAllPorts();
        new Workload(team, 'app', { labels: { app: 'app' } });
        new Workload(team, 'cache', { labels: { app: 'cache' } });
      }
    },
    opens: ['team-a/app -> team-a/cache 6379/TCP', 'team-b/app -> kube-system/coredns 53/UDP'],
    closed: ['team-a/app -> team-b/cache 6379/TCP', 'team-b/app -> frontend/web 80/TCP'],
  },
];

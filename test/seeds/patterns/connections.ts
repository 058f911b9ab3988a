import { allow, AllowDns, DefaultDeny, ensure, label, namespace, namespaces, podsIn } from '../../../lib/index';
import type { Pattern, Stage } from './pattern';

/** Both namespaces isolated both ways, with DNS: what the pods may do beyond is what a pattern says. */
function isolated({ frontend, payments }: Stage): void {
  for (const chart of [frontend, payments]) {
    new DefaultDeny(chart, 'default-deny');
    new AllowDns(chart, 'allow-dns');
  }
}

/** Patterns that open connections between pods. */
export const CONNECTIONS: readonly Pattern[] = [
  {
    id: 'P04',
    title: 'one workload calls another of its namespace on one port',
    program: (stage) => {
      isolated(stage);
      allow(stage.api).to(stage.db).on('postgres');
    },
    opens: ['payments/api -> payments/db 5432/TCP'],
    closed: [
      'payments/api -> payments/db 5433/TCP',
      'payments/api -> payments/db 5432/UDP',
      'payments/db -> payments/api 8080/TCP',
      'frontend/web -> payments/db 5432/TCP',
    ],
  },
  {
    id: 'P05',
    title: 'a namespace is let in by the name that the API server labels it with',
    program: (stage) => {
      isolated(stage);
      allow(namespace('monitoring')).to(stage.api).on('metrics');
    },
    opens: ['monitoring/prometheus -> payments/api 9090/TCP', 'monitoring/grafana -> payments/api 9090/TCP'],
    closed: ['monitoring/prometheus -> payments/api 8080/TCP', 'sandbox/false-agent -> payments/api 9090/TCP'],
  },
  {
    id: 'P06',
    title: 'labels of a namespace and of its pods in one peer must both match',
    program: (stage) => {
      new DefaultDeny(stage.payments, 'default-deny', { direction: 'ingress' });
      allow(namespaces({ environment: 'production' }).pods({ app: 'web' }))
        .to(stage.api)
        .on('http');
    },
    opens: ['frontend/web -> payments/api 8080/TCP'],
    closed: ['frontend/assets -> payments/api 8080/TCP', 'staging/web -> payments/api 8080/TCP'],
  },
  {
    id: 'P07',
    title: 'a namespace is let in by a label that somebody put on it',
    program: (stage) => {
      new DefaultDeny(stage.payments, 'default-deny', { direction: 'ingress' });
      allow(namespaces({ ns: 'frontend' }))
        .to(stage.api)
        .on('http');
    },
    opens: ['frontend/web -> payments/api 8080/TCP', 'frontend/assets -> payments/api 8080/TCP'],
    closed: ['staging/web -> payments/api 8080/TCP', 'frontend/web -> payments/api 9090/TCP'],
  },
  {
    id: 'P09',
    title: 'a chain of tiers is open from each to the next, with both halves written',
    program: (stage) => {
      const { web, api, db } = stage;
      isolated(stage);
      allow(web).to(api).on('http');
      allow(api).to(db).on('postgres');
    },
    opens: ['frontend/web -> payments/api 8080/TCP', 'payments/api -> payments/db 5432/TCP'],
    closed: [
      'frontend/web -> payments/db 5432/TCP',
      'payments/db -> payments/api 8080/TCP',
      'payments/api -> frontend/web 80/TCP',
    ],
  },
  {
    id: 'P10',
    title: 'a database is open to its one client, which is proved',
    program: (stage) => {
      const { web, api, db } = stage;
      isolated(stage);
      allow(api).to(db).on('postgres');
      ensure(web).cannotReach(db);
      ensure(db).isReachedOnlyBy(api);
    },
    opens: ['payments/api -> payments/db 5432/TCP'],
    closed: [
      'frontend/web -> payments/db 5432/TCP',
      'monitoring/prometheus -> payments/db 5432/TCP',
      '203.0.113.5 -> payments/db 5432/TCP',
    ],
  },
  {
    id: 'P21',
    title: 'Prometheus scrapes the port of the metrics',
    program: (stage) => {
      isolated(stage);
      allow(namespace('monitoring').pods({ app: 'prometheus' }))
        .to(stage.api)
        .on('metrics');
    },
    opens: ['monitoring/prometheus -> payments/api 9090/TCP'],
    closed: [
      'monitoring/prometheus -> payments/api 8080/TCP',
      'monitoring/grafana -> payments/api 9090/TCP',
      'monitoring/prometheus -> payments/db 9090/TCP',
    ],
  },
  {
    id: 'P22',
    title: 'all pods of a namespace send their logs to the agents',
    program: (stage) => {
      isolated(stage);
      allow(podsIn(stage.payments))
        .to(namespace('logging').pods({ app: 'fluentd' }))
        .on(24224);
    },
    opens: ['payments/api -> logging/fluentd 24224/TCP', 'payments/db -> logging/fluentd 24224/TCP'],
    closed: ['frontend/web -> logging/fluentd 24224/TCP', 'payments/api -> logging/fluentd 22/TCP'],
  },
  {
    id: 'P23',
    title: 'a database of production is closed to other environments',
    program: (stage) => {
      const { payments, api, db } = stage;
      const environment = label('environment');
      const otherEnvironments = namespaces([environment.exists(), environment.notIn('production')]);
      isolated(stage);
      allow(api, namespaces({ environment: 'production' }).pods({ app: 'reports' }))
        .to(db)
        .on('postgres');
      ensure(db).isReachedOnlyBy(namespaces({ environment: 'production' }));
      ensure(podsIn(payments)).cannotReach(otherEnvironments);
    },
    opens: ['payments/api -> payments/db 5432/TCP'],
    closed: ['staging/web -> payments/db 5432/TCP', 'payments/api -> staging/web 80/TCP'],
  },
  {
    id: 'P26',
    title: 'the walls between namespaces are stated first, and the rules that follow stay within them',
    program: (stage) => {
      const { frontend, payments, web, api, db } = stage;
      ensure(podsIn(frontend)).cannotReach(db);
      ensure(podsIn(payments)).cannotReach(podsIn(frontend));
      ensure(api).isReachedOnlyBy(web, namespace('monitoring'));
      isolated(stage);
      allow(web).to(api).on('http');
      allow(namespace('monitoring')).to(api).on('metrics');
    },
    opens: ['frontend/web -> payments/api 8080/TCP', 'monitoring/prometheus -> payments/api 9090/TCP'],
    closed: ['frontend/web -> payments/db 5432/TCP', 'payments/api -> frontend/web 80/TCP'],
  },
  {
    id: 'P29',
    title: 'workloads are told apart by labels that all of them carry',
    program: (stage) => {
      const { frontend, payments } = stage;
      isolated(stage);
      allow(podsIn(frontend).pods({ tier: 'front' }))
        .to(podsIn(payments).pods({ tier: 'middle' }))
        .on(8080);
      allow(namespace('monitoring').pods({ role: 'monitoring' }))
        .to(podsIn(payments).pods(label('tier').in('middle', 'data')))
        .on(9090);
    },
    opens: [
      'frontend/web -> payments/api 8080/TCP',
      'monitoring/prometheus -> payments/api 9090/TCP',
      'monitoring/prometheus -> payments/db 9090/TCP',
    ],
    closed: [
      'frontend/web -> payments/db 8080/TCP',
      'frontend/assets -> payments/api 8080/TCP',
      'monitoring/grafana -> payments/api 9090/TCP',
      'sandbox/false-agent -> payments/api 9090/TCP',
    ],
  },
];

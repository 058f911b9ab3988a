import {
  allNamespaces,
  allow,
  AllowDns,
  DefaultDeny,
  dns,
  ensure,
  label,
  namespace,
  namespaces,
  podsIn,
  tcp,
  udp,
} from '../../../lib/index';
import type { Pattern } from './pattern';

const KUBE_DNS = { 'k8s-app': 'kube-dns' };

/** Patterns that open DNS for pods that are isolated for egress. */
export const RESOLVERS: readonly Pattern[] = [
  {
    id: 'P11',
    title: 'DNS by every pod of kube-system, UDP and TCP',
    program: ({ payments }) => {
      new DefaultDeny(payments, 'default-deny');
      new AllowDns(payments, 'allow-dns', { dns: dns.pods('kube-system') });
    },
    opens: [
      'payments/api -> kube-system/coredns 53/UDP',
      'payments/db -> kube-system/coredns 53/TCP',
      'payments/api -> kube-system/metrics-server 53/TCP',
    ],
    closed: ['payments/api -> kube-system/coredns 9153/TCP', 'payments/api -> sandbox/false-resolver 53/UDP'],
  },
  {
    id: 'P12',
    title: 'DNS by pods with a label, in whatever namespace',
    program: ({ payments }) => {
      new DefaultDeny(payments, 'default-deny');
      allow(podsIn(payments)).to(allNamespaces().pods(KUBE_DNS)).on(udp(53), tcp(53));
    },
    opens: [
      'payments/api -> kube-system/coredns 53/UDP',
      'payments/api -> kube-system/coredns 53/TCP',
      // Which is why it is not what AllowDns writes.
      'payments/api -> sandbox/false-resolver 53/UDP',
    ],
    closed: ['payments/api -> kube-system/metrics-server 53/TCP', 'payments/api -> kube-system/coredns 9153/TCP'],
  },
  {
    id: 'P13',
    title: 'DNS by labelled pods of labelled namespaces, on all ports',
    program: ({ payments }) => {
      new DefaultDeny(payments, 'default-deny');
      allow(podsIn(payments))
        .to(namespaces({ contains: 'coredns' }).pods(KUBE_DNS))
        .onAllPorts();
    },
    opens: [
      'payments/api -> kube-system/coredns 53/UDP',
      'payments/api -> kube-system/coredns 53/TCP',
      'payments/api -> kube-system/coredns 9153/TCP',
    ],
    closed: ['payments/api -> sandbox/false-resolver 53/UDP', 'payments/api -> kube-system/metrics-server 53/UDP'],
  },
  {
    id: 'P14',
    title: 'DNS and nothing else of kube-system, which is proved',
    program: ({ payments }) => {
      new DefaultDeny(payments, 'default-deny');
      new AllowDns(payments, 'allow-dns');
      const system = namespace('kube-system');
      ensure(podsIn(payments)).canReach(system.pods(KUBE_DNS)).on(tcp(53), udp(53));
      ensure(podsIn(payments)).cannotReach(system.pods(KUBE_DNS)).on(9153);
      ensure(podsIn(payments)).cannotReach(system.pods(label('k8s-app').notIn('kube-dns')));
    },
    opens: ['payments/api -> kube-system/coredns 53/UDP', 'payments/api -> kube-system/coredns 53/TCP'],
    closed: [
      'payments/api -> kube-system/metrics-server 53/TCP',
      'payments/api -> kube-system/metrics-server 443/TCP',
      'payments/api -> kube-system/coredns 9153/TCP',
      'payments/api -> sandbox/false-resolver 53/UDP',
    ],
  },
];

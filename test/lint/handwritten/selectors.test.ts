/** Which pods policies written by hand select. One condition less than the mistake has, and nothing is found. */
import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Cluster, DefaultDeny, Workload, type NetworkPolicySpec } from '../../../lib/index';
import { letIn, check, policy, workloads } from './cases';

describe('selectors that hold for a while', () => {
  const select = (labels: Record<string, string>): NetworkPolicySpec => ({
    podSelector: { matchLabels: labels },
    policyTypes: ['Ingress'],
  });
  check([
    ['by the version of a chart', (shop) => policy(shop, select({ 'helm.sh/chart': 'redis-18' })), 'volatile-label'],
    [
      'of a peer',
      (shop) => policy(shop, letIn({ podSelector: { matchLabels: { 'app.kubernetes.io/version': '7' } } })),
      'volatile-label',
    ],
    [
      'by a label of a version that only has to be there',
      (shop) =>
        policy(shop, {
          podSelector: { matchExpressions: [{ key: 'helm.sh/chart', operator: 'Exists' }] },
          policyTypes: ['Ingress'],
        }),
    ],
    ['by a revision', (shop) => policy(shop, select({ 'controller-revision-hash': 'x' })), 'controller-label'],
    [
      'by the name of a pod of a StatefulSet',
      (shop) => policy(shop, select({ 'statefulset.kubernetes.io/pod-name': 'db-0' })),
    ],
    [
      'by the version of an API, which is no release',
      (shop) => policy(shop, select({ app: 'reviews', version: 'v1' })),
    ],
  ]);
});

describe('labels that a mesh puts on pods', () => {
  const canonical = { matchLabels: { 'service.istio.io/canonical-name': 'api' } };
  const deny: NetworkPolicySpec = { podSelector: canonical, policyTypes: ['Ingress'] };
  check([
    ['of pods that nobody knows', (shop) => policy(shop, deny)],
    ['of pods that are known without it', (shop) => (workloads(shop, 'api'), policy(shop, deny)), 'injected-label'],
    [
      'beside a label that no pod has',
      (shop) => {
        workloads(shop, 'api');
        const labels = { ...canonical.matchLabels, app: 'apj' };
        policy(shop, { podSelector: { matchLabels: labels }, policyTypes: ['Ingress'] });
      },
      'policy-selects-nothing',
    ],
    [
      'of a peer',
      (shop) => (workloads(shop, 'api', 'web'), policy(shop, letIn({ podSelector: canonical }))),
      'injected-label',
    ],
  ]);
});

describe('pods of several releases', () => {
  const redis = (chart: Chart, ...instances: string[]) =>
    instances.forEach((instance) => {
      const labels = { 'app.kubernetes.io/name': 'redis', 'app.kubernetes.io/instance': instance };
      new Workload(chart, instance, { labels });
    });
  const deny = (labels: Record<string, string>): NetworkPolicySpec => ({
    podSelector: { matchLabels: labels },
    policyTypes: ['Ingress'],
  });
  const REDIS = { 'app.kubernetes.io/name': 'redis' };
  check([
    [
      'by the name of the application',
      (shop) => (redis(shop, 'a', 'b'), policy(shop, deny(REDIS))),
      'several-releases',
    ],
    ['of which there is one', (shop) => (redis(shop, 'a'), policy(shop, deny(REDIS)))],
    [
      'in two namespaces',
      (shop, app) => {
        redis(shop, 'a');
        redis(new Chart(app, 'other', { namespace: 'other' }), 'b');
        policy(shop, deny(REDIS));
      },
    ],
    ['all of the namespace', (shop) => (redis(shop, 'a', 'b'), policy(shop, deny({})))],
    [
      'that are listed',
      (shop) => {
        redis(shop, 'a', 'b');
        const key = 'app.kubernetes.io/instance';
        policy(shop, {
          podSelector: { matchLabels: REDIS, matchExpressions: [{ key, operator: 'In', values: ['a', 'b'] }] },
          policyTypes: ['Ingress'],
        });
      },
    ],
  ]);
});

describe('policies for pods on the host network', () => {
  const labels = { app: 'exporter' };
  const exporter = (chart: Chart, id: string, hostNetwork: boolean) =>
    new kplus.DaemonSet(chart, id, { podMetadata: { labels }, hostNetwork, containers: [{ image: 'exporter' }] });
  const deny: NetworkPolicySpec = { podSelector: { matchLabels: labels }, policyTypes: ['Ingress'] };
  check([
    ['alone', (shop) => (exporter(shop, 'a', true), policy(shop, deny)), 'host-network-no-effect'],
    ['and others', (shop) => (exporter(shop, 'a', true), exporter(shop, 'b', false), policy(shop, deny))],
    [
      'as part of a namespace',
      (shop) => (exporter(shop, 'a', true), new DefaultDeny(shop, 'deny', { direction: 'ingress' })),
    ],
    [
      'where the plugin takes them for pods like any other',
      (shop, app) => {
        Cluster.configure(app, { plugin: { hostNetworkSubject: 'as-pod' } });
        exporter(shop, 'a', true);
        policy(shop, deny);
      },
    ],
  ]);
});

describe('names of ports', () => {
  const tier = (chart: Chart, id: string, ports: Record<string, number>) =>
    new Workload(chart, id, { labels: { app: id, tier: 'api' }, ports });
  const open = (port: string | number): NetworkPolicySpec => ({
    podSelector: { matchLabels: { tier: 'api' } },
    policyTypes: ['Ingress'],
    ingress: [{ ports: [{ protocol: 'TCP', port }] }],
  });
  check([
    [
      'that stand for two numbers',
      (shop) => (tier(shop, 'a', { http: 80 }), tier(shop, 'b', { http: 81 }), policy(shop, open('http'))),
      'named-port-ambiguous',
    ],
    [
      'that stand for one number at two workloads',
      (shop) => (tier(shop, 'a', { http: 80 }), tier(shop, 'b', { http: 80 }), policy(shop, open('http'))),
    ],
    [
      'that one of two workloads has',
      (shop) => (tier(shop, 'a', { http: 80 }), tier(shop, 'b', { grpc: 81 }), policy(shop, open('http'))),
    ],
    [
      'where a number is written',
      (shop) => (tier(shop, 'a', { http: 80 }), tier(shop, 'b', { http: 81 }), policy(shop, open(80))),
    ],
  ]);
});

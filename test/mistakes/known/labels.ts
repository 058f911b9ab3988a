/** Labels that say less, or more, than is meant. */
import type { KnownMistake } from '../mistake';

const SHOP = `
const shop = new Chart(app, 'shop', { namespace: 'shop' });`;

const denyFor = (labels: string) => `${SHOP}
new DefaultDeny(shop, 'deny', { pods: { ${labels} }, direction: 'ingress' });`;

/** Two releases of Redis, and a policy by hand for some of them. */
const redisPolicy = (labels: string) => `${SHOP}
for (const instance of ['carts', 'sessions']) {
  new Workload(shop, instance, { labels: { 'app.kubernetes.io/name': 'redis', 'app.kubernetes.io/instance': instance } });
}
new NetworkPolicy(shop, 'redis', {
  metadata: { name: 'redis' },
  spec: { podSelector: { matchLabels: { ${labels} } }, policyTypes: ['Ingress'] },
});`;

const canonical = (labels: string) => `${SHOP}
new Workload(shop, 'trainer', { labels: { ${labels} } });
new DefaultDeny(shop, 'deny', { pods: { 'service.istio.io/canonical-name': 'trainer' }, direction: 'ingress' });`;

const apiOf = (labels: string) => `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { ${labels} } });
new Workload(shop, 'api-admin', { labels: { app: 'api', role: 'admin' } });
allow(web).to(api).on(8080);`;

export const MISTAKES_ABOUT_LABELS: readonly KnownMistake[] = [
  {
    id: 'W30',
    title: 'A selector with a label that changes: the version of a chart, the hash of a revision',
    effect: 'After the next release the policy selects nothing, and its pods are open, or shut out.',
    answers: [
      {
        how: 'avoided',
        by: 'the selector of the workload itself, which Kubernetes keeps from changing',
        program: `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const labels = { 'helm.sh/chart': 'redis-18.1.0', 'app.kubernetes.io/version': '7.4' };
const redis = new kplus.Deployment(shop, 'redis', { podMetadata: { labels }, containers: [{ image: 'redis:7.4' }] });
const carts = new Workload(shop, 'carts', { labels: { app: 'carts' } });
allow(carts).to(redis).on(6379);
ensure(carts).canReach(redis).on(6379);`,
        neverWrites: ['helm.sh/chart', 'app.kubernetes.io/version'],
      },
      {
        how: 'caught',
        by: 'volatile-label',
        program: denyFor(`app: 'redis', 'helm.sh/chart': 'redis-18.1.0'`),
        mended: denyFor(`app: 'redis'`),
      },
      {
        how: 'caught',
        by: 'controller-label',
        program: denyFor(`app: 'redis', 'pod-template-hash': '7d4b9c'`),
        mended: denyFor(`app: 'redis'`),
      },
    ],
  },
  {
    id: 'W31',
    title: 'A selector by the name of an application, where it is installed twice',
    effect: 'Policies of one release act on the pods of the other.',
    answers: [
      {
        how: 'caught',
        by: 'several-releases',
        program: redisPolicy(`'app.kubernetes.io/name': 'redis'`),
        mended: redisPolicy(`'app.kubernetes.io/name': 'redis', 'app.kubernetes.io/instance': 'carts'`),
      },
      {
        how: 'caught',
        by: 'selector-also-selects',
        program: apiOf(`app: 'api'`),
        mended: apiOf(`app: 'api', role: 'public'`),
      },
    ],
  },
  {
    id: 'W33',
    title: 'A selector with a label that a webhook puts on pods, which no manifest has',
    effect: 'Tools that read manifests take it for a slip of the pen, though it selects pods in the cluster.',
    answers: [
      {
        how: 'avoided',
        by: 'declaring the label: `new Workload(chart, id, { labels })` says what the pods have in the cluster',
        program: `${canonical(`app: 'trainer', 'service.istio.io/canonical-name': 'trainer'`)}
ensure(podsIn(shop).pods({ 'service.istio.io/canonical-name': 'trainer' })).isIsolated('ingress');`,
      },
      {
        how: 'caught',
        by: 'injected-label',
        program: canonical(`app: 'trainer'`),
        mended: canonical(`app: 'trainer', 'service.istio.io/canonical-name': 'trainer'`),
      },
    ],
  },
  {
    id: 'W34',
    title: 'Pods that an operator makes (Prometheus, Kafka, solvers of challenges) are in no manifest',
    effect: 'Tools that read manifests call their policies dangling, or do not see whom they concern.',
    answers: [
      {
        how: 'avoided',
        by: '`new Workload(...)`, which declares pods that anybody makes',
        program: `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const kafka = new Workload(shop, 'kafka', { labels: { 'strimzi.io/cluster': 'events' }, ports: { clients: 9093 } });
const orders = new Workload(shop, 'orders', { labels: { app: 'orders' } });
allow(orders).to(kafka).on('clients');
ensure(orders).canReach(kafka).on('clients');
ensure(kafka).isReachedOnlyBy(orders);`,
      },
    ],
  },
];

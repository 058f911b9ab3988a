import type { Selector } from '../../../model/selector';
import { workloadId, type Workload } from '../../../model/workload';
import type { LintContext } from '../../context';
import { handwritten } from '../../handwritten';
import { fieldOf, podsMatchedBy, podsPeersOf, subjectsOf } from '../../matching';
import type { Found, Rule } from '../../rule';
import { selectorText } from '../../selector-text';

/** Labels that tell the releases of one application apart: Kubernetes' recommended one, and that of older Helm charts. */
const INSTANCES: readonly string[] = ['app.kubernetes.io/instance', 'release'];

/** Labels that say which application it is. */
const APPLICATIONS: readonly string[] = ['app.kubernetes.io/name', 'app', 'k8s-app'];

/** Whether a selector is about an application, and says nothing about the release. */
function namesApplicationOnly({ requirements }: Selector): boolean {
  const keys = requirements.map(({ key }) => key);
  return keys.some((key) => APPLICATIONS.includes(key)) && !keys.some((key) => INSTANCES.includes(key));
}

/** Pods of one namespace, one of each release, where there are several. */
function releasesOf(pods: readonly Workload[]): readonly Workload[] {
  const releases = new Map<string, Workload>();
  for (const workload of pods) {
    const instance = INSTANCES.map((key) => workload.labels[key]).find((value) => value !== undefined);
    const release = `${workload.namespace} ${instance}`;
    if (instance !== undefined && !releases.has(release)) releases.set(release, workload);
  }
  const counts = new Map<string, number>();
  for (const { namespace } of releases.values()) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  return [...releases.values()].filter(({ namespace }) => (counts.get(namespace) ?? 0) > 1);
}

function check(context: LintContext): Found[] {
  const { world } = context;
  return handwritten(context).flatMap(({ policy, place }): Found[] => {
    const selected = [
      { selector: policy.selector, field: 'spec.podSelector', pods: () => subjectsOf(world, policy) },
      ...podsPeersOf(policy).flatMap((placed) => {
        const { pods: selector } = placed.peer;
        const field = `${fieldOf(placed)}.podSelector`;
        return selector ? [{ selector, field, pods: () => podsMatchedBy(world, policy, placed.peer) }] : [];
      }),
    ];
    return selected.flatMap(({ selector, field, pods }): Found[] => {
      if (!namesApplicationOnly(selector)) return [];
      const releases = releasesOf(pods());
      if (releases.length === 0) return [];
      return [
        {
          headline: `a selector of \`${policy.namespace}/${policy.name}\` selects pods of ${releases.length} releases`,
          where: place(field),
          found: `\`${selectorText(selector)}\` selects ${releases.map((one) => `\`${workloadId(one)}\``).join(', ')}`,
          expected: 'a label that tells the releases apart',
          help: 'add `app.kubernetes.io/instance`; if all releases are meant, list them: `matchExpressions` with `In`',
        },
      ];
    });
  });
}

export const severalReleases: Rule = {
  code: 'NP419',
  id: 'several-releases',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A selector names an application, and selects the pods of several releases of it.',
  why: 'what is meant for the one release is also open, or closed, for the others',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
for (const instance of ['carts', 'sessions']) {
  new Workload(shop, instance, { labels: { 'app.kubernetes.io/name': 'redis', 'app.kubernetes.io/instance': instance } });
}
new NetworkPolicy(shop, 'redis', {
  metadata: { name: 'redis' },
  spec: { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'redis' } }, policyTypes: ['Ingress'] },
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
for (const instance of ['carts', 'sessions']) {
  new Workload(shop, instance, { labels: { 'app.kubernetes.io/name': 'redis', 'app.kubernetes.io/instance': instance } });
}
new NetworkPolicy(shop, 'redis', {
  metadata: { name: 'redis' },
  spec: {
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'redis', 'app.kubernetes.io/instance': 'carts' } },
    policyTypes: ['Ingress'],
  },
});`,
  check,
};

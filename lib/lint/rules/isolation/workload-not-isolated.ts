import { workloadId } from '../../../model/workload';
import type { Direction } from '../../../model/policy';
import type { JudgedWorkload, LintContext } from '../../context';
import { withoutDefaultDeny } from '../../isolation-by-namespace';
import type { Found, Rule } from '../../rule';

function check(context: LintContext): Found[] {
  const directionsOf = new Map<JudgedWorkload, Direction[]>();
  for (const { direction, isolated, open } of withoutDefaultDeny(context)) {
    // Where none at all is isolated, the namespace lacks a deny: `namespace-without-default-deny` says so once.
    if (isolated.length === 0) continue;
    for (const judged of open) directionsOf.set(judged, [...(directionsOf.get(judged) ?? []), direction]);
  }
  return [...directionsOf].map(([{ workload, place }, directions]) => ({
    headline: `no policy isolates \`${workloadId(workload)}\` for ${directions.join(' and ')}`,
    where: place(),
    found: `policies that isolate other pods of \`${workload.namespace}\`, and none that selects these`,
    expected: 'a policy that selects the pods, by their labels or with `podSelector: {}`',
    help: {
      app: "add `new DefaultDeny(chart, 'default-deny')`, which isolates all pods of the namespace",
      manifests: 'write a NetworkPolicy `default-deny` with `podSelector: {}` and both `policyTypes`',
    },
  }));
}

export const workloadNotIsolated: Rule = {
  code: 'NP118',
  id: 'workload-not-isolated',
  severity: 'warning',
  levels: { recommended: 'off', strict: 'warning', compat: 'warning' },
  scope: 'cluster',
  summary: 'No policy isolates a workload in a direction in which its neighbours are isolated.',
  why: 'everyone reaches it, or it reaches everyone, while the namespace looks protected',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'deny', { pods: { tier: 'backend' } });
new Workload(shop, 'api', { labels: { app: 'api', tier: 'backend' } });
new Workload(shop, 'admin', { labels: { app: 'admin' } });`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new Workload(shop, 'api', { labels: { app: 'api', tier: 'backend' } });
new Workload(shop, 'admin', { labels: { app: 'admin' } });`,
  check,
};

import type { Rule } from '../../rule';

/** How a namespace was isolated in the beta of NetworkPolicy, before it was `networking.k8s.io/v1` (Kubernetes 1.7). */
const ANNOTATION = 'net.beta.kubernetes.io/network-policy';

export const legacyIsolationAnnotation: Rule = {
  code: 'NP425',
  id: 'legacy-isolation-annotation',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A Namespace asks for isolation by an annotation that nothing reads any more.',
  why: 'the annotation belonged to a beta of the API: no pod is isolated because of it',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'egress' });
new Elsewhere(shop, 'namespace', {
  manifests: [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'shop',
        annotations: { 'net.beta.kubernetes.io/network-policy': '{"ingress":{"isolation":"DefaultDeny"}}' },
      },
    },
  ],
});`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new Elsewhere(shop, 'namespace', {
  manifests: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }],
});`,
  check: ({ namespacesWritten }) =>
    namespacesWritten
      .filter(({ annotations }) => Object.hasOwn(annotations, ANNOTATION))
      .map(({ name, place }) => ({
        headline: `the namespace \`${name}\` is not isolated by its annotation`,
        where: { ...place(), field: `metadata.annotations['${ANNOTATION}']` },
        found: `\`${ANNOTATION}\``,
        expected: 'a NetworkPolicy that isolates the pods of the namespace',
        help: {
          app: "say `new DefaultDeny(chart, 'default-deny')`, and delete the annotation",
          manifests: 'write a NetworkPolicy with `podSelector: {}` and `policyTypes`, and delete the annotation',
        },
      })),
};

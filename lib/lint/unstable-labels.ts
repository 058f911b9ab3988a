import type { Requirement, Selector } from '../model/selector';

/**
 * Labels that change with each release of a chart or an image: those that Helm's documentation recommends
 * (`helm.sh/chart`, `app.kubernetes.io/version`), and the `chart` of charts that are older than it.
 */
const VERSIONS: readonly string[] = ['helm.sh/chart', 'app.kubernetes.io/version', 'chart'];

/** Labels that controllers of Kubernetes and Argo Rollouts put on pods, with a value of each revision or each object. */
const OF_CONTROLLERS: readonly string[] = [
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
];

/**
 * Labels that service meshes put on pods when they are admitted: manifests do not have them. Istio's come from its
 * injector, Linkerd's from its own.
 */
const INJECTED: readonly string[] = [
  'service.istio.io/canonical-name',
  'service.istio.io/canonical-revision',
  'security.istio.io/tlsMode',
  'linkerd.io/control-plane-ns',
  'linkerd.io/workload-ns',
];

function asksForValues(keys: readonly string[], { requirements }: Selector): readonly Requirement[] {
  return requirements.filter(({ key, values }) => values.length > 0 && keys.includes(key));
}

/** The requirements that hold for one version only. */
export function aboutVersions(selector: Selector): readonly Requirement[] {
  return asksForValues(VERSIONS, selector);
}

/** The requirements about values that a controller chooses. */
export function aboutControllers(selector: Selector): readonly Requirement[] {
  return asksForValues(OF_CONTROLLERS, selector);
}

/** Whether a requirement is about a label that is put on pods when they are admitted. */
export function isInjected({ key }: Requirement): boolean {
  return INJECTED.includes(key);
}

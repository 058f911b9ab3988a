import type { DecodedPodSpec, DecodedWorkload } from './workload-decoding';

/** The pods that an object makes: their labels and spec, and where both stand in the object. */
export interface PodsOfWorkload {
  readonly labels: ReadonlyMap<string, string>;
  readonly spec: DecodedPodSpec;
  /** Path of the labels, such as `spec.template.metadata.labels`. */
  readonly labelsField: string;
  /** Path of the pod's spec, such as `spec.template.spec`. */
  readonly specField: string;
}

const NO_LABELS: ReadonlyMap<string, string> = new Map();

/** Finds the pod template of an object of this kind; a Pod is its own. */
export function podsOf({ metadata, spec = {} }: DecodedWorkload, kind: string): PodsOfWorkload {
  if (kind === 'Pod') {
    return { labels: metadata?.labels ?? NO_LABELS, spec, labelsField: 'metadata.labels', specField: 'spec' };
  }
  const template = kind === 'CronJob' ? spec.jobTemplate?.spec?.template : spec.template;
  const field = kind === 'CronJob' ? 'spec.jobTemplate.spec.template' : 'spec.template';
  return {
    labels: template?.metadata?.labels ?? NO_LABELS,
    spec: template?.spec ?? {},
    labelsField: `${field}.metadata.labels`,
    specField: `${field}.spec`,
  };
}

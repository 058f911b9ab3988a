/** What a controller puts on the pods it makes, beyond the labels of the template. */
export interface ControllerLabels {
  /** Labels whose value is known before anything runs. */
  readonly known: Readonly<Record<string, string>>;
  /** Keys that are there with a value that only the running cluster knows. */
  readonly runtime: readonly string[];
}

/** The parts of a workload's spec that decide which labels its controller adds. */
export interface LabelingSpec {
  readonly replicas?: number;
  readonly ordinals?: { readonly start?: number };
  readonly manualSelector?: boolean;
  readonly completionMode?: string;
}

/**
 * Tells the labels that the controller of one kind adds, whatever the template says about these keys. `name` is
 * the object's own name, if it has one yet; `written` are the labels of the template.
 */
export type ControllerLabeling = (
  spec: LabelingSpec,
  name: string | undefined,
  written: ReadonlyMap<string, string>,
) => ControllerLabels;

const JOB_NAME_LABELS = ['batch.kubernetes.io/job-name', 'job-name'];
const JOB_UID_LABELS = ['batch.kubernetes.io/controller-uid', 'controller-uid'];
const COMPLETION_INDEX_LABEL = 'batch.kubernetes.io/job-completion-index';

/** Pods, ReplicaSets and ReplicationControllers: the labels are those that are written. */
export const noControllerLabels: ControllerLabeling = () => ({ known: {}, runtime: [] });

/** The hash of the template, different for each revision. */
export const deploymentLabels: ControllerLabeling = () => ({ known: {}, runtime: ['pod-template-hash'] });

/** The same of Argo Rollouts. */
export const rolloutLabels: ControllerLabeling = () => ({ known: {}, runtime: ['rollouts-pod-template-hash'] });

export const daemonSetLabels: ControllerLabeling = () => ({
  known: {},
  runtime: ['controller-revision-hash', 'pod-template-generation'],
});

/**
 * A revision, and the name and the ordinal of each pod. The last two are known only where `replicas: 1` is
 * written: with more pods they differ from pod to pod, and where nothing is written an autoscaler may decide.
 */
export const statefulSetLabels: ControllerLabeling = ({ replicas, ordinals }, name) => {
  const [podName, podIndex] = ['statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index'];
  const revision = 'controller-revision-hash';
  if (replicas !== 1 || name === undefined) return { known: {}, runtime: [podName, podIndex, revision] };
  const ordinal = ordinals?.start ?? 0;
  return { known: { [podName]: `${name}-${ordinal}`, [podIndex]: `${ordinal}` }, runtime: [revision] };
};

/**
 * The name of the Job and its uid, unless the author selects the pods by hand; of an Indexed Job also the index.
 * A Job that was read from a cluster has them in its template already, and there they stay.
 */
export const jobLabels: ControllerLabeling = ({ manualSelector, completionMode }, name, written) => {
  const index = completionMode === 'Indexed' ? [COMPLETION_INDEX_LABEL] : [];
  if (manualSelector === true) return { known: {}, runtime: index };
  const unwritten = (keys: readonly string[]): string[] => keys.filter((key) => !written.has(key));
  const names = unwritten(JOB_NAME_LABELS);
  const uids = unwritten(JOB_UID_LABELS);
  if (name === undefined) return { known: {}, runtime: [...names, ...uids, ...index] };
  return { known: Object.fromEntries(names.map((key) => [key, name])), runtime: [...uids, ...index] };
};

/** The Job gets its name when it starts, so the name is not known. */
export const cronJobLabels: ControllerLabeling = (spec, _name, written) => jobLabels(spec, undefined, written);

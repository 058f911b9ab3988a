import { selector } from './decode/decode-spec';
import type { DecodedSelector } from './decode/decoded-policy';
import { bool, int, list, text, textMap, type Decoder, type Fields } from './decode/decoder';
import type { LabelingSpec } from './controller-labels';
import { objectMetadata, type DecodedObjectMetadata } from './object-metadata';
import { someFields } from './partial-decoding';

/** The fields of a workload, and of its pods, that a verdict can depend on. */
export interface DecodedWorkload {
  readonly metadata?: DecodedObjectMetadata;
  readonly spec?: DecodedWorkloadSpec;
  readonly status?: DecodedPodStatus;
}

/** The spec of any kind: that of a Pod, of something with a template, or of a CronJob. */
export interface DecodedWorkloadSpec extends DecodedPodSpec, LabelingSpec {
  /** Which pods are its own. */
  readonly selector?: Partial<DecodedSelector>;
  readonly template?: DecodedTemplate;
  readonly jobTemplate?: { readonly spec?: DecodedWorkloadSpec };
}

interface DecodedTemplate {
  readonly metadata?: { readonly labels?: ReadonlyMap<string, string> };
  readonly spec?: DecodedPodSpec;
}

export interface DecodedPodSpec {
  readonly containers?: readonly DecodedContainer[];
  readonly initContainers?: readonly DecodedContainer[];
  readonly hostNetwork?: boolean;
}

export interface DecodedContainer {
  readonly name?: string;
  readonly restartPolicy?: string;
  readonly ports?: readonly DecodedContainerPort[];
}

export interface DecodedContainerPort {
  readonly name?: string;
  readonly containerPort?: number;
  readonly protocol?: string;
}

export interface DecodedPodStatus {
  readonly phase?: string;
  readonly podIP?: string;
  readonly podIPs?: readonly { readonly ip?: string }[];
  readonly hostIP?: string;
  readonly hostIPs?: readonly { readonly ip?: string }[];
}

const containerPort = someFields<DecodedContainerPort>('ContainerPort', {
  name: text(),
  containerPort: int(32),
  protocol: text('v1.Protocol'),
});
const container = someFields<DecodedContainer>('Container', {
  name: text(),
  restartPolicy: text('v1.ContainerRestartPolicy'),
  ports: list(containerPort),
});
const podFields: Fields<DecodedPodSpec> = {
  containers: list(container),
  initContainers: list(container),
  hostNetwork: bool,
};
const template = someFields<DecodedTemplate>('PodTemplateSpec', {
  metadata: someFields('ObjectMeta', { labels: textMap }),
  spec: someFields('PodSpec', podFields),
});
const jobFields = { template, selector, manualSelector: bool, completionMode: text('v1.CompletionMode') };
const podAddresses = (name: string) => list(someFields<{ readonly ip: string }>(name, { ip: text() }));
const podStatus = someFields<DecodedPodStatus>('PodStatus', {
  phase: text('v1.PodPhase'),
  podIP: text(),
  podIPs: podAddresses('PodIP'),
  hostIP: text(),
  hostIPs: podAddresses('HostIP'),
});
const statefulSetSpec = someFields('StatefulSetSpec', {
  template,
  selector,
  replicas: int(32),
  ordinals: someFields('StatefulSetOrdinals', { start: int(32) }),
});
const cronJobSpec = someFields('CronJobSpec', {
  jobTemplate: someFields('JobTemplateSpec', { spec: someFields('JobSpec', jobFields) }),
});

const metadata = objectMetadata;

/** Only the status of a single Pod tells addresses, so that of other kinds is not looked at. */
function workload(kind: string, spec: Decoder<Partial<DecodedWorkloadSpec>>): Decoder<DecodedWorkload> {
  return someFields<Omit<DecodedWorkload, 'status'>>(kind, { metadata, spec });
}

/** Reads a workload of each kind, in Go's words where a value has a wrong type. */
export const WORKLOAD_DECODERS: ReadonlyMap<string, Decoder<DecodedWorkload>> = new Map([
  ['Pod', someFields<DecodedWorkload>('Pod', { metadata, spec: someFields('PodSpec', podFields), status: podStatus })],
  ['Deployment', workload('Deployment', someFields('DeploymentSpec', { template, selector }))],
  ['ReplicaSet', workload('ReplicaSet', someFields('ReplicaSetSpec', { template, selector }))],
  ['ReplicationController', workload('ReplicationController', someFields('ReplicationControllerSpec', { template }))],
  ['StatefulSet', workload('StatefulSet', statefulSetSpec)],
  ['DaemonSet', workload('DaemonSet', someFields('DaemonSetSpec', { template, selector }))],
  ['Job', workload('Job', someFields('JobSpec', jobFields))],
  ['CronJob', workload('CronJob', cronJobSpec)],
  ['Rollout', workload('Rollout', someFields('RolloutSpec', { template }))],
]);

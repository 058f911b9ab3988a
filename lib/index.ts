/**
 * cdk8s-netpol: Kubernetes network policies as typed cdk8s constructs, proved while they synthesize.
 *
 *     new DefaultDeny(payments, 'default-deny');
 *     allow(web).to(api).on('http');
 *     ensure(web).cannotReach(db);
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { hangChecks, type Surroundings } from './checks/hanging';
import { reportThrown } from './checks/thrown-mistake';
import { findConfiguration, readConfigurationFile } from './files/configuration-file';

const surroundings: Surroundings = {
  environment: process.env,
  root: process.cwd(),
  colour: Boolean(process.stderr.isTTY) && !process.env['NO_COLOR'],
  today: () => new Date().toISOString().slice(0, 10),
  configuration: (file) => (file === undefined ? findConfiguration(process.cwd()) : readConfigurationFile(file)),
  writeError: (text) => process.stderr.write(text),
  writeFile: (file, text) => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  },
};
hangChecks(surroundings);
reportThrown(surroundings, (listener) => process.on('uncaughtExceptionMonitor', listener));

export { checks } from './checks/checks';
export type { Circumstances } from './checks/circumstances';
export { ensure, type Ensurance, type Narrowable, type Reaching } from './checks/ensure';
export type { Finding, Place, Severity, TraceLine } from './diagnostics/finding';
export type { Origin } from './diagnostics/origin';
export { acknowledge, type AcknowledgeProps } from './dsl/acknowledge';
export { allow, Allow, type AllowFrom, type AllowProps, type AllowTo } from './dsl/allow';
export { Allowed } from './dsl/allowed';
export { Cluster, type ApiServer, type ClusterProps, type Mesh, type PluginBehaviour } from './dsl/cluster';
export { Clusters } from './dsl/clusters';
export { DefaultDeny, type DefaultDenyProps } from './dsl/default-deny';
export { dns, type CustomDns, type DnsShape, type NodeLocalDns } from './dsl/dns';
export { Elsewhere, type ElsewhereProps } from './dsl/elsewhere';
export { Emission, type EmissionProps, type Merging, type Ordering } from './dsl/emission';
export type { CommonPortNames, EndLike, Ends, PortNamesOf } from './dsl/end';
export { expose, Exposed, type ControllerLike, type ExposeTo } from './dsl/expose';
export { included, type ObjectsIncluded } from './dsl/included';
export { label, type LabelExpression, type LabelKey, type LabelQuery } from './dsl/label-query';
export { Mistake } from './dsl/mistake';
export { NetworkPolicy, type NetworkPolicyProps } from './dsl/network-policy';
export { AllowAcmeHttp01, type AllowAcmeHttp01Props } from './dsl/patterns/allow-acme-http01';
export { AllowDns, type AllowDnsProps } from './dsl/patterns/allow-dns';
export { AllowHealthProbes, type AllowHealthProbesProps } from './dsl/patterns/allow-health-probes';
export { AllowIngressController, type AllowIngressControllerProps } from './dsl/patterns/allow-ingress-controller';
export { AllowInternet, type AllowInternetProps } from './dsl/patterns/allow-internet';
export { AllowKubeApi, type AllowKubeApiProps } from './dsl/patterns/allow-kube-api';
export { AllowLogging, type AllowLoggingProps } from './dsl/patterns/allow-logging';
export { AllowMetadata, type AllowMetadataProps } from './dsl/patterns/allow-metadata';
export { AllowPeers, type AllowPeersProps } from './dsl/patterns/allow-peers';
export { AllowScrape, type AllowScrapeProps } from './dsl/patterns/allow-scrape';
export { AllowWebhook, type AllowWebhookProps } from './dsl/patterns/allow-webhook';
export { AllowWithinNamespace, type AllowWithinNamespaceProps } from './dsl/patterns/allow-within-namespace';
export { Baseline, type BaselineOptions } from './dsl/patterns/baseline';
export { DatabaseLockdown, type DatabaseLockdownProps } from './dsl/patterns/database-lockdown';
export { ExternalService, type ExternalServiceProps } from './dsl/patterns/external-service';
export { IstioAmbient, type IstioAmbientProps } from './dsl/patterns/istio-ambient';
export { IstioSidecar, type IstioSidecarProps } from './dsl/patterns/istio-sidecar';
export { TenantZone, type TenantZoneProps } from './dsl/patterns/tenant-zone';
export type { PlusService } from './dsl/plus-service';
export type { PortArgument } from './dsl/port-argument';
export { range, sctp, tcp, udp, type PortNumber } from './dsl/ports';
export {
  allNamespaces,
  anywhere,
  cidr,
  internet,
  namespace,
  namespaces,
  podsIn,
  type Addresses,
  type Anywhere,
  type NamespaceByName,
  type NamespacesByLabels,
  type PodsOfNamespace,
  type PodsOfNamespaces,
  type Value,
} from './dsl/values';
export {
  workload,
  Workload,
  type AdaptedWorkload,
  type AdaptedWorkloadProps,
  type Connectable,
  type PlusWorkload,
  type PortTable,
  type WorkloadLike,
  type WorkloadProps,
} from './dsl/workload';
export { Policies, type WrittenPolicy } from './inquiry/policies';
export type { Subject } from './inquiry/subject';
export type { Configuration, Level, PresetName } from './lint/configuration/configuration';
export type * from './manifests/network-policy-types';
export type { Labels } from './model/labels';
export type { Direction } from './model/policy';
export type { NumberedPorts, Protocol } from './model/port';
export type { MetadataService } from './profile/metadata-service';
export type { NetworkPluginChoice, NetworkPluginSettings } from './profile/network-plugin-choice';
export type { NetworkPluginName } from './profile/network-plugin-name';

/**
 * cdk8s-netpol: Kubernetes network policies as typed cdk8s constructs, proved while they synthesize.
 *
 *     new DefaultDeny(payments, 'default-deny');
 *     allow(web).to(api).on('http');
 *     ensure(web).cannotReach(db);
 */
import { writeFileSync } from 'node:fs';
import { hangChecks, type Surroundings } from './checks/hanging';
import { reportThrown } from './checks/thrown-mistake';

const surroundings: Surroundings = {
  environment: process.env,
  root: process.cwd(),
  colour: Boolean(process.stderr.isTTY) && !process.env['NO_COLOR'],
  writeError: (text) => process.stderr.write(text),
  writeFile: (file, text) => writeFileSync(file, text),
};
hangChecks(surroundings);
reportThrown(surroundings, (listener) => process.on('uncaughtExceptionMonitor', listener));

export { ensure, type Ensurance, type Narrowable, type Reaching } from './checks/ensure';
export type { Finding, Place, Severity, TraceLine } from './diagnostics/finding';
export type { Origin } from './diagnostics/origin';
export { allow, Allow, Allowed, type AllowFrom, type AllowProps, type AllowTo, type Ends } from './dsl/allow';
export { Cluster, type ClusterProps, type PluginBehaviour } from './dsl/cluster';
export { DefaultDeny, type DefaultDenyProps } from './dsl/default-deny';
export { dns, type DnsShape } from './dsl/dns';
export { Elsewhere, type ElsewhereProps } from './dsl/elsewhere';
export type { CommonPortNames, EndLike, PortNamesOf } from './dsl/end';
export { label, type LabelExpression, type LabelKey, type LabelQuery } from './dsl/label-query';
export { Mistake } from './dsl/mistake';
export { NetworkPolicy, type NetworkPolicyProps } from './dsl/network-policy';
export { AllowDns, type AllowDnsProps } from './dsl/patterns/allow-dns';
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
export type * from './manifests/network-policy-types';
export type { Labels } from './model/labels';
export type { Direction } from './model/policy';
export type { NumberedPorts, Protocol } from './model/port';

/** What the API server would say about a NetworkPolicy, and the rules it is made of. */
export type { ApiError, ApiErrorKind, ApiWarning } from './api-error';
export { cidrProblem } from './cidr-rule';
export { cidrWarnings } from './cidr-warnings';
export { dnsLabelProblems, subdomainProblems } from './dns-names';
export { labelKeyProblems } from './label-key';
export { labelValueProblems } from './label-value';
export { validateAnnotations, validateLabels } from './labels';
export { policyErrors, validateNetworkPolicy } from './network-policy';
export type { Validation, ValidationOptions } from './network-policy';
export { validateNetworkPolicyUpdate } from './network-policy-update';
export { portNameProblems, portNumberProblems } from './port-name';
export { MOST_LENIENT_SERVER, newestVersion, NEWEST_SERVER, serverVersion } from './server-version';
export type { ServerVersion, ServerVersionOptions } from './server-version';
export { specWarnings } from './spec';
export { statusOf } from './status';

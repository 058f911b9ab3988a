/**
 * The door for the cdk8s CLI: `validations` of cdk8s.yaml loads it by path, in a process of its own.
 */
export { NetpolValidation } from './netpol-validation';
export type { PluginProperties } from './plugin-properties';

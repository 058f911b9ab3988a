import type { KubernetesObject } from '../kubernetes-objects';
import { namespaceObject } from '../kubernetes-objects';

export const TEAMS = 20;
export const ENVIRONMENTS = ['production', 'staging', 'development'] as const;

export function namespaceName(index: number): string {
  return `space-${index}`;
}

/** Namespaces belong to a team and an environment: that is what policies across namespaces select. */
export function templateNamespace(index: number): KubernetesObject {
  const environment = ENVIRONMENTS[index % ENVIRONMENTS.length] ?? 'production';
  return namespaceObject(namespaceName(index), { team: `team-${index % TEAMS}`, environment });
}

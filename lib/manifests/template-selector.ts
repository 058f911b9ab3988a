import type { DecodedRequirement, DecodedSelector } from './decode/decoded-policy';
import type { Refusal } from './refusal';
import type { PodsOfWorkload } from './pods-of-workload';
import { invalid } from './validation/api-error';
import { goJson, goQuoted } from './validation/go-text';
import type { ServerVersion } from './validation/server-version';
import type { DecodedWorkloadSpec } from './workload-decoding';

/** The kinds of which the API server asks that they select the pods they make; a Rollout is looked at by its controller only. */
const KINDS: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job']);

type PodLabels = PodsOfWorkload['labels'];

function isMet({ key = '', operator = '', values = [] }: Partial<DecodedRequirement>, labels: PodLabels): boolean {
  const value = labels.get(key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      // Such a selector is refused for itself, and nobody asks what it selects.
      return true;
  }
}

function selectsLabels({ matchLabels, matchExpressions = [] }: Partial<DecodedSelector>, labels: PodLabels): boolean {
  const areEqual = [...(matchLabels ?? [])].every(([key, value]) => labels.get(key) === value);
  return areEqual && matchExpressions.every((requirement) => isMet(requirement, labels));
}

/** A map of labels as the server prints it, sorted by key: as JSON since 1.34, in Go syntax before. */
function printedLabels(labels: PodLabels, server: ServerVersion): string {
  const sorted = [...labels].sort(([one], [other]) => (one < other ? -1 : 1));
  const entries = (quoted: (text: string) => string) =>
    sorted.map(([key, value]) => `${quoted(key)}:${quoted(value)}`).join(server.printsJson ? ',' : ', ');
  if (server.printsJson) return labels.size > 0 ? `{${entries(goJson)}}` : 'null';
  return labels.size > 0 ? `map[string]string{${entries(goQuoted)}}` : 'map[string]string(nil)';
}

/**
 * What the API server says of a workload whose selector does not select the pods of its own template. The selector of a Job
 * is made by the server, unless the author sets `manualSelector`.
 *
 * Source: the validation of the kinds of `apps/v1` and `batch/v1` in Kubernetes.
 */
export function validateTemplateSelector(
  { selector, manualSelector }: DecodedWorkloadSpec,
  { labels, labelsField }: PodsOfWorkload,
  kind: string,
  server: ServerVersion,
): Refusal[] {
  if (!selector || !KINDS.has(kind) || (kind === 'Job' && manualSelector !== true)) return [];
  if (selectsLabels(selector, labels)) return [];
  return [invalid(labelsField, printedLabels(labels, server), '`selector` does not match template `labels`')];
}

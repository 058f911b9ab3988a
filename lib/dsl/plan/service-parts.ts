import { maySelect } from '../../manifests/routing/may-select';
import type { NumberedPorts } from '../../model/port';
import { workloadId } from '../../model/workload';
import type { ResolvedEnd } from './resolved-end';
import type { ServedEnd, UnservedPods } from './served-ends';
import { servicePortText } from './service-front';
import type { Unresolvable } from './unresolvable';

/**
 * Workloads behind a Service that listen on different ports, and that no selector tells apart: a policy for the one would
 * open its port to the other as well. The first pair of them; nothing where each has a selector of its own.
 */
export function notToldApart(destination: ResolvedEnd, ends: readonly ServedEnd[]): readonly Unresolvable[] {
  if (destination.kind !== 'pods' || !destination.parts || ends.every(({ end }) => end === destination)) return [];
  const parts = destination.parts();
  const keys = new Map<ResolvedEnd, string>(ends.map(({ end, ports }) => [end, keyOf(ports)]));
  for (const { pods, end } of parts) {
    const own = keys.get(end);
    if (own === undefined) continue;
    const other = parts.find(
      (one) => one.pods !== pods && keys.get(one.end) !== own && maySelect(end.selector, one.pods),
    );
    if (other) return [mixed(destination.text, end.text, other.end.text, keys.has(other.end))];
  }
  return [];
}

function keyOf(ports: ServedEnd['ports']): string {
  if (ports === 'any') return ports;
  const texts = ports.map(({ protocol, first, last }: NumberedPorts) => `${protocol} ${first} ${last}`);
  return texts.sort().join();
}

function mixed(service: string, one: string, other: string, isServed: boolean): Unresolvable {
  const ports = isServed
    ? `different ports of \`${one}\` and \`${other}\``
    : `ports of \`${one}\` and none of \`${other}\``;
  return {
    code: 'NP265',
    id: 'service-pods-not-told-apart',
    severity: 'error',
    headline: `\`${service}\` leads to ${ports}, which no selector tells apart`,
    found: `a selector of \`${one}\` that selects pods of \`${other}\`, too`,
    expected: 'labels that only the pods of each of them have',
    why: 'a policy opens a port to all pods that it selects: each would be open on a port that only the other serves',
    help: 'give the pods of each a label of their own, or write the number of the port as the `targetPort`',
  };
}

/** Pods that a Service selects and leads no connection to. */
export function neverServes({ pods, service, port }: UnservedPods): Unresolvable {
  const id = workloadId(pods);
  const names = pods.ports.flatMap(({ name, protocol }) => (name && protocol === port.protocol ? `\`${name}\`` : []));
  return {
    code: 'NP266',
    id: 'pods-never-serve',
    severity: 'warning',
    headline: `\`${id}\` never serves port \`${servicePortText(port)}\` of \`${service}\``,
    found: names.join(', ') || 'no port with a name',
    expected: `a container port with the name \`${port.target}\` and the protocol ${port.protocol}`,
    why: 'a target by name is looked up at each pod: no connection comes to one that does not declare it, and nothing is opened to it',
    help: 'name the port of its container so, or leave its pods out of the selector of the Service',
  };
}

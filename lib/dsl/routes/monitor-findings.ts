import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { nearest } from '../../diagnostics/nearest';
import type { FoundByMonitor } from '../../manifests/routing/routed-pods';
import type { Labels } from '../../model/labels';
import type { Monitor } from '../../model/routing';
import { serviceId } from '../../model/service';
import { originOf } from '../origins';
import type { KnownRoutes } from './known-routes';
import { objectText } from './object-text';
import { labelsText, selectorText } from './selector-text';

/** One thing that a monitor asks for and does not find. */
interface Missing extends Pick<Finding, 'headline' | 'found' | 'expected' | 'help'> {
  /** Whether it is like something that there is. */
  readonly isLike: boolean;
}

/** A monitor, and what it asks for and does not find. */
export interface MonitorProblem {
  readonly monitor: Monitor;
  readonly missing: readonly Missing[];
}

/** How many of the things that there are a finding names. */
const MOST_NAMED = 5;

/**
 * The monitors that ask for something in a namespace and do not find it; for all namespaces, if none is given. A monitor
 * that looks in all of them, or in one that nobody knows, may be about pods that others make: it counts where it stands
 * in this namespace, and where it asks for something like what there is.
 */
export function monitorProblems(routes: KnownRoutes, namespace: string | undefined): readonly MonitorProblem[] {
  return routes.monitors.flatMap((monitor) => {
    if (!mayBeAbout(monitor, namespace)) return [];
    const isSure = namespace === undefined || isAbout(monitor, namespace);
    const missing = missingFor(routes, monitor).filter(({ isLike }) => isSure || isLike);
    return missing.length > 0 ? [{ monitor, missing }] : [];
  });
}

function isAbout(monitor: Monitor, namespace: string): boolean {
  return monitor.namespace === namespace || (monitor.namespaces !== 'any' && monitor.namespaces.includes(namespace));
}

function mayBeAbout(monitor: Monitor, namespace: string | undefined): boolean {
  if (namespace === undefined || monitor.namespaces === 'any' || isAbout(monitor, namespace)) return true;
  return monitor.namespaces.some((name) => nearest(name, [namespace]) !== undefined);
}

/** The findings about a monitor, in the name of the pattern that follows it. */
export function monitorFindings(construct: IConstruct, { missing }: MonitorProblem): readonly Finding[] {
  const origin = originOf(construct)();
  return missing.map(({ isLike: _, ...told }) => ({
    code: 'NP269',
    id: 'monitor-finds-nothing',
    severity: 'warning',
    where: { path: construct.node.path, ...(origin && { origin }) },
    why: 'Prometheus would scrape nothing there, so nothing is opened for it',
    ...told,
  }));
}

function missingFor(routes: KnownRoutes, monitor: Monitor): readonly Missing[] {
  const found = routes.targets.foundBy(monitor);
  if (found.services.length + found.pods.length === 0) {
    return [unknownNamespaces(routes, monitor) ?? selectsNothing(routes, monitor)];
  }
  if (found.pods.length === 0) return [withoutPods(monitor, found)];
  return found.ports
    .filter(({ translated }) => translated.every(({ byPod }) => byPod.size === 0))
    .map(({ port }) => unknownPort(monitor, found, port));
}

function unknownNamespaces({ namespaces }: KnownRoutes, monitor: Monitor): Missing | undefined {
  if (monitor.namespaces === 'any' || monitor.namespaces.some((name) => namespaces.has(name))) return undefined;
  const known = [...namespaces].sort();
  return {
    headline: `${objectText(monitor)} looks in namespaces in which nothing is known`,
    found: quoted(monitor.namespaces),
    expected: quoted(known) || 'a namespace with pods',
    ...helped(
      monitor.namespaces.map((name) => nearest(name, known)),
      'correct its `namespaceSelector`',
    ),
  };
}

function selectsNothing(routes: KnownRoutes, monitor: Monitor): Missing {
  const what = monitor.kind === 'ServiceMonitor' ? 'Services' : 'pods';
  const all = routes.monitorable(monitor).map(({ labels }) => labels);
  const where = monitor.namespaces === 'any' ? 'any namespace' : `the namespace ${quoted(monitor.namespaces)}`;
  return {
    headline: `${objectText(monitor)} finds no ${what}`,
    found: `no ${what} in ${where} with \`${selectorText(monitor.selector)}\``,
    expected: quoted([...new Set(all.map(labelsText).filter((text) => text !== ''))]) || `${what} with labels`,
    ...helped([nearestLabel(monitor, all)], 'correct its `selector`, or label what it is to find so'),
  };
}

/** The label that a selector most likely meant: another value of the same key, or the same value of another key. */
function nearestLabel({ selector }: Monitor, all: readonly Labels[]): string | undefined {
  for (const { key, operator, values } of selector.requirements) {
    const [value] = values;
    if (operator !== 'In' || value === undefined) continue;
    const there = all.flatMap((labels) => (Object.hasOwn(labels, key) ? (labels[key] ?? []) : []));
    const meant = there.includes(value) ? undefined : nearest(value, there);
    if (meant !== undefined) return `${key}=${meant}`;
    const other = nearest(
      key,
      all.flatMap((labels) => Object.keys(labels).filter((one) => labels[one] === value)),
    );
    if (there.length === 0 && other !== undefined) return `${other}=${value}`;
  }
  return undefined;
}

function withoutPods(monitor: Monitor, { services }: FoundByMonitor): Missing {
  return {
    headline: `${objectText(monitor)} finds Services behind which no pods are known`,
    found: quoted(services.map(serviceId)),
    expected: 'Services with a selector, and pods that it selects',
    help: "correct the selector of the Service, or declare its pods: `new Workload(chart, 'api', { labels, ports })`",
    isLike: false,
  };
}

function unknownPort(monitor: Monitor, found: FoundByMonitor, { name, target }: Monitor['ports'][number]): Missing {
  const ofServices = monitor.kind === 'ServiceMonitor' && target === undefined;
  const asked = name ?? target;
  const there = [
    ...new Set(
      ofServices
        ? found.services.flatMap(({ ports }) => ports.flatMap((port) => port.name ?? []))
        : found.pods.flatMap(({ ports }) => ports.flatMap((port) => port.name ?? [])),
    ),
  ];
  const whose = ofServices ? 'no Service that it finds has' : 'no pod that it finds declares';
  if (asked === undefined) {
    return {
      headline: `${objectText(monitor)} names no port, and ${whose} any`,
      found: 'no port',
      expected: ofServices ? 'a Service with ports that lead to its pods' : 'pods that declare ports',
      help: 'declare the port, or name it by its number',
      isLike: false,
    };
  }
  if (ofServices && there.includes(String(asked))) {
    const ports = found.services.flatMap((service) => service.ports.filter((port) => port.name === asked));
    return {
      headline: `${objectText(monitor)} asks for the port \`${asked}\` of Services, which leads to no port of their pods`,
      found: quoted(ports.map((port) => `targetPort: ${port.target}`)),
      expected:
        quoted(found.pods.flatMap((pod) => pod.ports.flatMap((port) => port.name ?? []))) ||
        'a container port of that name',
      help: 'name the port of the container so, or write its number as the `targetPort`',
      isLike: false,
    };
  }
  return {
    headline: `${objectText(monitor)} asks for the port \`${asked}\`, which ${whose}`,
    found: `\`${asked}\``,
    expected: quoted(there) || (ofServices ? 'a Service whose ports have names' : 'pods that name their ports'),
    ...helped(
      [nearest(String(asked), there)],
      ofServices ? 'write the name of a port of the Service' : 'write the name of a port of the pods, or declare it',
    ),
  };
}

function helped(suggestions: readonly (string | undefined)[], otherwise: string): Pick<Missing, 'help' | 'isLike'> {
  const suggestion = suggestions.find((one) => one !== undefined);
  return suggestion === undefined
    ? { help: otherwise, isLike: false }
    : { help: `did you mean \`${suggestion}\`?`, isLike: true };
}

function quoted(names: readonly string[]): string {
  const [distinct, more] = [[...new Set(names)], new Set(names).size - MOST_NAMED];
  const named = distinct.slice(0, MOST_NAMED).map((name) => `\`${name}\``);
  return `${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

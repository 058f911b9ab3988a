import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { PodsBehind } from '../../manifests/routing/pods-behind';
import { bothSelectors, selectorOfLabels } from '../../model/selector';
import type { Service } from '../../model/service';
import type { Workload } from '../../model/workload';
import type { WrittenRouting } from './known-objects';
import { slugOfObject } from './object-slug';
import type { PodsEnd, ServicePart } from './resolved-end';
import type { Resolution } from './resolution';
import { frontOf, namesOf } from './service-front';
import { notPods, withoutNamespace, type Unresolved } from './unresolved';

/**
 * Looks up a Service as an end: the pods that its selector selects. Where those are all the pods of one workload that is
 * known, it is this workload; else they are pods by their labels.
 *
 * @param endOf a workload behind it as an end of its own
 */
export function resolveService(
  construct: IConstruct,
  written: WrittenRouting,
  behind: PodsBehind,
  endOf: (pods: Workload) => PodsEnd,
): Resolution {
  const { path } = construct.node;
  const { apiObject, routing, errors } = written;
  const [refused] = errors;
  if (refused) return refusedByServer(path, refused.message);
  const [service] = routing.services;
  if (!service) return notPods(path);
  if (!service.namespace) return withoutNamespace(path);
  const pods = behind.of(service);
  if (service.selector === undefined) return noSelector(path, service);
  if (pods.length === 0) return nobodyBehind(path, service);
  const [only, ...others] = pods;
  const slug = slugOfObject(construct, apiObject, '-service');
  const text = `Service ${service.namespace}/${slug}`;
  const front = frontOf(text, service, pods);
  let parts: readonly ServicePart[] | undefined;
  return {
    end: {
      kind: 'pods',
      text,
      slug,
      namespace: service.namespace,
      selector: selectorOfLabels(service.selector),
      ...(only && others.length === 0 && isAllOf(only, service) && { workload: only }),
      portNames: namesOf(front),
      front,
      parts: () =>
        (parts ??= pods.map((one) => ({
          pods: one,
          end: partOf(service, one, endOf(one), { text, slug, construct }),
        }))),
      construct,
      chart: Chart.of(construct),
      needsDns: true,
    },
  };
}

/** A Service in front of one workload: of one that a label of run time singles out pods of, in front of those alone. */
function partOf(
  service: Service,
  pods: Workload,
  end: PodsEnd,
  { text, slug, construct }: Pick<PodsEnd, 'text' | 'slug' | 'construct'>,
): PodsEnd {
  const front = frontOf(text, service, [pods]);
  const { workload, ...own } = end;
  const part = { ...own, front, portNames: namesOf(front), ...(construct && { construct }) };
  if (isAllOf(pods, service)) return { ...part, ...(workload && { workload }) };
  const selector = bothSelectors(end.selector, selectorOfLabels(service.selector ?? {}));
  return { ...part, selector, slug: `${slug}-${end.slug}` };
}

/** Whether a Service has all pods of a workload behind it; a label of run time singles out some of them. */
function isAllOf({ runtimeLabels }: Workload, { selector = {} }: Service): boolean {
  return Object.keys(selector).every((key) => !runtimeLabels.includes(key));
}

function refusedByServer(path: string, message: string): Unresolved {
  return {
    problem: {
      code: 'NP101',
      id: 'refused-by-api-server',
      severity: 'error',
      headline: `the API server would refuse Service \`${path}\``,
      path,
      found: message,
      expected: 'an object that the API server accepts',
      why: 'it would never exist, and nobody can tell which ports of which pods it leads to',
      help: 'correct the field',
      binding: true,
    },
  };
}

function noSelector(path: string, service: Service): Unresolved {
  const external = service.type === 'ExternalName';
  return withoutPods(path, {
    found: external ? 'type: ExternalName' : 'no `spec.selector`',
    why: external
      ? 'it is a name for another name: the addresses behind that decide, and those a policy has to name'
      : 'its addresses are written by somebody else, and no manifest tells whether they are those of pods',
    help: external
      ? "name the addresses: `cidr('203.0.113.0/24')`"
      : 'give it a selector, or name the pods or the addresses behind it',
  });
}

function nobodyBehind(path: string, service: Service): Unresolved {
  const labels = Object.entries(service.selector ?? {}).map(([key, value]) => `${key}=${value}`);
  return withoutPods(path, {
    found: `no pods of namespace \`${service.namespace}\` with \`${labels.join(', ')}\``,
    why: 'connections to it would be refused, and its policies would select nothing',
    help: "correct its selector, or declare the pods that others make: `new Workload(chart, 'api', { labels })`",
  });
}

function withoutPods(
  path: string,
  said: { readonly found: string; readonly why: string; readonly help: string },
): Unresolved {
  return {
    problem: {
      code: 'NP220',
      id: 'service-without-pods',
      severity: 'error',
      headline: `Service \`${path}\` leads to no pods that are known`,
      path,
      expected: 'a Service with a selector, and pods that it selects',
      ...said,
    },
  };
}

import { Chart, type ApiObject } from 'cdk8s';
import type { Finding } from '../../diagnostics/finding';
import { EndResolver } from './end-resolution';
import { KnownObjects } from './known-objects';
import type { Registry } from './registry';
import type { Rendering } from './rendering';

/** What is known of an app before its plan is made. */
export interface AppObjects {
  readonly charts: readonly Chart[];
  /** The API objects that the app has so far, without those of generated policies. */
  readonly written: readonly ApiObject[];
  readonly rendering: Rendering;
  /** Looks up pods. Which pods are behind a Service is known only once every object is there. */
  readonly resolver: EndResolver;
  /** Tells of something that is wrong as things stand: the next plan may find it mended. */
  report(finding: Finding): void;
}

/**
 * Adds constructs that follow from all others, such as the deny of a chart that was made later. Runs before each plan,
 * and so more than once: what is there already must not be added again.
 */
export type Preparation = (known: AppObjects) => void;

function podResolver(registry: Registry, rendering: Rendering): EndResolver {
  const resolver: EndResolver = new EndResolver(rendering, registry.workloads, () => nothing);
  const nothing = new KnownObjects({ written: [], elsewhere: [], declared: [] }, rendering, resolver);
  return resolver;
}

/** What an app has once everything that follows from others has been added to it. */
export interface Prepared {
  readonly written: readonly ApiObject[];
  readonly findings: readonly Finding[];
}

/**
 * Adds to an app what follows from the rest of it.
 *
 * @param find finds its API objects, without those of generated policies
 */
export function prepare(registry: Registry, rendering: Rendering, find: () => readonly ApiObject[]): Prepared {
  const written = find();
  if (registry.preparations.length === 0) return { written, findings: [] };
  const findings: Finding[] = [];
  const charts = registry.node.root.node.findAll().filter((construct) => Chart.isChart(construct));
  const resolver = podResolver(registry, rendering);
  const known: AppObjects = { charts, written, rendering, resolver, report: (finding) => findings.push(finding) };
  for (const preparation of registry.preparations) preparation(known);
  return { written: find(), findings };
}

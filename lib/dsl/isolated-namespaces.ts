import type { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import { inTheNameOf } from './caller';
import { DefaultDeny } from './default-deny';
import { AllowDns } from './patterns/allow-dns';
import type { AppObjects } from './plan/preparation';
import { registryOf, type Registry } from './plan/registry';
import { ADDED_ID, placeOf, PresentIsolation } from './present-isolation';

/** Ids of what is added; the deny of one direction has it in its id. */
const [DENY, DNS] = ['default-deny', 'allow-dns'];

/** Namespaces that have to be isolated, by the charts that are in them. */
export interface IsolationDemand {
  /** Asked before each plan, since charts may still be made. */
  charts(known: AppObjects): readonly Chart[];
  readonly origin: () => Origin | undefined;
}

const demands = new WeakMap<Registry, IsolationDemand[]>();

/**
 * Gives namespaces a deny for each direction in which they have none, and DNS where no `AllowDns` is about all of their
 * pods: once for each namespace, in the first of its charts. Whatever isolates a namespace already is left as it is,
 * also where others have installed it.
 */
export function isolateNamespaces(construct: IConstruct, demand: IsolationDemand): void {
  const registry = registryOf(construct);
  const known = demands.get(registry);
  if (known) {
    known.push(demand);
    return;
  }
  const all = [demand];
  demands.set(registry, all);
  registry.preparations.push((objects) => {
    const present = new PresentIsolation(registry, objects);
    for (const { chart, origin } of homesOf(all, objects)) complete(chart, present, origin);
  });
}

/** The chart of a namespace that holds what is added to it, and in whose name it is added. */
interface Home {
  readonly chart: Chart;
  readonly origin: () => Origin | undefined;
}

/** One chart for each namespace, whoever asks for it: the one that holds something already, else the first by path. */
function homesOf(all: readonly IsolationDemand[], objects: AppObjects): readonly Home[] {
  const homes = new Map<string, Home>();
  for (const demand of all) {
    for (const chart of demand.charts(objects)) {
      if (!chart.namespace) continue;
      const place = placeOf(chart, chart.namespace);
      const known = homes.get(place);
      if (!known || comesFirst(chart, known.chart)) homes.set(place, { chart, origin: known?.origin ?? demand.origin });
    }
  }
  return [...homes.values()];
}

function comesFirst(one: Chart, other: Chart): boolean {
  const [isHome, otherIsHome] = [one, other].map(({ node }) => node.tryFindChild(ADDED_ID) !== undefined);
  return isHome === otherIsHome ? one.node.path < other.node.path : isHome === true;
}

function holderIn(chart: Chart): Construct {
  return chart.node.tryFindChild(ADDED_ID) ?? new Construct(chart, ADDED_ID);
}

/** Adds what a namespace lacks, and takes out a deny that it lacks no longer. */
function complete(chart: Chart, present: PresentIsolation, origin: () => Origin | undefined): void {
  const holder = chart.node.tryFindChild(ADDED_ID);
  const [first, second] = present.lacking(chart);
  const direction = second ? 'both' : first;
  const wanted = direction === 'both' ? DENY : direction && `${DENY}-${direction}`;
  for (const { node } of holder?.node.children ?? []) {
    if (node.id !== DNS && node.id !== wanted) holder?.node.tryRemoveChild(node.id);
  }
  const lacks = (id: string): boolean => !holder?.node.tryFindChild(id);
  inTheNameOf(origin, () => {
    if (direction && wanted && lacks(wanted)) new DefaultDeny(holderIn(chart), wanted, { direction });
    if (!present.hasDns(chart) && lacks(DNS)) new AllowDns(holderIn(chart), DNS);
  });
}

import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { judgedCluster } from '../checks/judged-cluster';
import type { Finding } from '../diagnostics/finding';
import { Cluster, constructOf, makePlan, registryOf, type Registry } from '../dsl';
import { BadInput } from '../inquiry/bad-input';
import { NotUnderstood } from '../inquiry/not-understood';
import { readSubject } from '../inquiry/subject';
import { unfinishedChain } from '../lint/rules/statement/unfinished-chain';
import { clusterOf } from '../manifests/cluster-reading';
import type { World } from '../reachability';
import { appCluster } from './app-cluster';
import type { AskedCluster, FoundEnd } from './asked-cluster';
import { manifestCluster } from './manifest-cluster';
import type { GivenEnd } from './matcher-types';
import { isUnknownWorkload, namedEnd } from './named-end';

/** Whatever was handed to `expect`, ready to be asked. */
export interface AskedSubject {
  /** What a message calls it: `app`, `chart` or `manifests`. */
  readonly word: string;
  readonly clusters: readonly AskedCluster[];
  /** The namespace of a chart; undefined for any other subject. */
  readonly namespace?: string | undefined;
}

/** Ends in one cluster, and the world in which all of them are known. */
export interface AskedEnds {
  readonly cluster: AskedCluster;
  readonly world: World;
  readonly ends: readonly FoundEnd[];
}

/** A statement that lacks its end would be missing from every answer. */
function refuseUnfinished({ unfinished }: Registry): void {
  if (unfinished.size === 0) return;
  const { code, id, severity } = unfinishedChain;
  const findings = [...unfinished].map(({ text, lacks, path, origin }): Finding => {
    const found = origin();
    return {
      code,
      id,
      severity,
      headline: `\`${text}\` is not finished`,
      where: { path, ...(found && { origin: found }) },
      expected: `${lacks} after it`,
      why: 'without what it would say, an answer would be about another app',
      help: 'finish the chain, or delete it',
    };
  });
  throw new BadInput(findings);
}

function wordFor(construct: IConstruct): string {
  if (Chart.isChart(construct)) return 'chart';
  return construct.node.scope ? 'construct' : 'app';
}

function askedConstruct(construct: IConstruct): AskedSubject {
  const registry = registryOf(construct);
  refuseUnfinished(registry);
  const plan = makePlan(registry);
  const scope = construct.node.scope ? Cluster.scopeOf(construct) : undefined;
  const planned = plan.clusters.filter((cluster) => scope === undefined || cluster.scope === scope);
  const word = wordFor(construct);
  if (planned.length === 0) throw new NotUnderstood(`The ${word} holds nothing yet: there is nothing to judge.`);
  return {
    word,
    clusters: planned.map((cluster) => appCluster(judgedCluster(cluster, plan, registry), plan)),
    ...(Chart.isChart(construct) && { namespace: construct.namespace }),
  };
}

/**
 * Reads a subject. An App is planned as it stands at this moment, whether or not it has been synthesized, and whatever
 * the checks would find in it.
 *
 * @throws NotUnderstood for what is no subject
 * @throws BadInput for what cannot be read, and for an App with an unfinished statement
 */
export function askedSubject(given: unknown): AskedSubject {
  const read = readSubject(given);
  if (read.kind === 'construct') return askedConstruct(read.construct);
  return { word: 'manifests', clusters: [manifestCluster(clusterOf(read.manifests))] };
}

/** The one cluster of a subject; of several the one that an end is in. */
export function clusterAbout({ word, clusters }: AskedSubject, ends: readonly GivenEnd[]): AskedCluster {
  const [only, ...others] = clusters;
  if (only && others.length === 0) return only;
  const constructs = ends.flatMap((end) => (typeof end === 'string' ? [] : (constructOf(end) ?? [])));
  const paths = new Set(constructs.map((construct) => Cluster.scopeOf(construct).node.path));
  const found = clusters.find(({ name }) => paths.has(name));
  if (found) return found;
  const names = clusters.map(({ name }) => `\`${name || '(the App)'}\``).join(', ');
  throw new NotUnderstood(
    `The ${word} holds several clusters, ${names}: expect something of one of them, or of a chart.`,
  );
}

/** Looks an end up in a cluster, as one of its worlds knows it. */
export function endIn(cluster: AskedCluster, world: World, end: GivenEnd): FoundEnd {
  return typeof end === 'string' ? namedEnd(end, world.cluster.workloads) : cluster.find(end);
}

/** Looks ends up in a subject; words may also name the pods that its table of connections shows. */
export function askedEnds(subject: AskedSubject, given: readonly GivenEnd[]): AskedEnds {
  const cluster = clusterAbout(subject, given);
  const known = cluster.world.cluster.workloads;
  const isStranger = (end: GivenEnd): boolean => typeof end === 'string' && isUnknownWorkload(end, known);
  const world = given.some(isStranger) ? cluster.shownWorld() : cluster.world;
  return { cluster, world, ends: given.map((end) => endIn(cluster, world, end)) };
}

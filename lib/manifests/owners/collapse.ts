import type { Finding } from '../../diagnostics/finding';
import type { Policy } from '../../model/policy';
import { workloadId, type Workload } from '../../model/workload';
import type { Controller } from './controller';
import { joinedWorkload } from './joined-workload';
import { mentionedBy, type Mentioned } from './mentioned';
import { groupPods, type AlikePods, type GroupedPods, type SourcedWorkload } from './pods-of-owner';
import { replicasDiffer } from './replicas-differ';

/** Workloads after the pods of one owner have become one. */
export interface Collapsed {
  readonly workloads: readonly SourcedWorkload[];
  readonly findings: readonly Finding[];
}

/** By the label that holds the end of the name of a ReplicaSet, the kind that made the ReplicaSet. */
const MAKERS_BY_HASH_LABEL: readonly (readonly [label: string, kind: string])[] = [
  ['pod-template-hash', 'Deployment'],
  ['rollouts-pod-template-hash', 'Rollout'],
];
/** The kinds that a controller makes in order to have pods made: their own owner is the one to name. */
const MEANS: readonly string[] = ['ReplicaSet', 'Job'];

/**
 * Makes one workload of the pods that one controller made, as they are in a live cluster, under the kind and the
 * name of the controller: pods come and go, and no policy tells them apart. Those that the policies do tell apart
 * stay ends of their own, named `owner (pod)`, and there is a finding about it.
 */
export function collapseOwned(all: readonly SourcedWorkload[], policies: readonly Policy[]): Collapsed {
  if (all.every(({ controller }) => controller === undefined)) return { workloads: all, findings: [] };
  const families = new Families(all);
  const mentioned = mentionedBy(policies);
  const workloads: SourcedWorkload[] = [];
  const findings: Finding[] = [];
  const done = new Set<string>();
  for (const one of all) {
    const key = families.keyOf(one);
    if (key === undefined) workloads.push(one);
    if (key === undefined || done.has(key)) continue;
    done.add(key);
    const grouped = families.grouped(key, mentioned);
    workloads.push(...endsOf(grouped));
    const finding = replicasDiffer(grouped);
    if (finding) findings.push(finding);
  }
  return { workloads, findings };
}

/** Who belongs to whom. */
class Families {
  private readonly objects = new Map<string, SourcedWorkload>();
  private readonly pods = new Map<string, SourcedWorkload[]>();
  private readonly owners = new Map<string, Controller>();

  constructor(all: readonly SourcedWorkload[]) {
    for (const one of all) if (one.workload.kind !== 'Pod') this.objects.set(ownKey(one.workload), one);
    for (const one of all) {
      const owner = this.ownerOf(one);
      if (owner === undefined) continue;
      const key = keyIn(one.workload.namespace, owner);
      const isPod = one.workload.kind === 'Pod';
      // What was made only to make pods does not stand for its owner, unless it is all that there is.
      if (!isPod && !this.objects.has(key)) continue;
      const pods = this.pods.get(key) ?? [];
      if (isPod) pods.push(one);
      this.pods.set(key, pods);
      this.owners.set(key, owner);
    }
  }

  /** The family that a workload is a part of; undefined for one that stands alone. */
  keyOf(one: SourcedWorkload): string | undefined {
    const owner = this.ownerOf(one);
    const key = owner ? keyIn(one.workload.namespace, owner) : ownKey(one.workload);
    return this.pods.has(key) ? key : undefined;
  }

  grouped(key: string, mentioned: Mentioned): GroupedPods {
    const [owner, pods, template] = [this.owners.get(key), this.pods.get(key) ?? [], this.objects.get(key)];
    if (owner === undefined) throw new Error(`nobody belongs to ${key}`);
    return groupPods({ owner, pods, ...(template && { template }) }, mentioned);
  }

  /** The object that stands behind a pod, or behind something that makes pods for another one. */
  private ownerOf({ workload, controller }: SourcedWorkload): Controller | undefined {
    if (controller === undefined) return undefined;
    if (workload.kind !== 'Pod') return MEANS.includes(workload.kind) ? controller : undefined;
    if (!MEANS.includes(controller.kind)) return controller;
    const between = this.objects.get(keyIn(workload.namespace, controller));
    if (between) return between.controller ?? controller;
    if (controller.kind !== 'ReplicaSet') return controller;
    for (const [label, kind] of MAKERS_BY_HASH_LABEL) {
      const hash = workload.labels[label];
      if (hash && controller.name.endsWith(`-${hash}`)) {
        return { kind, name: controller.name.slice(0, -hash.length - 1) };
      }
    }
    return controller;
  }
}

function endsOf({ owner, main, others, template }: GroupedPods): readonly SourcedWorkload[] {
  const ends: SourcedWorkload[] = [];
  if (main) ends.push(endOf(main, owner, owner.name, template));
  else if (template) ends.push(template);
  for (const group of others) ends.push(endOf(group, owner, `${owner.name} (${firstName(group)})`, undefined));
  return ends;
}

function endOf(
  { pods }: AlikePods,
  { kind }: Controller,
  name: string,
  template: SourcedWorkload | undefined,
): SourcedWorkload {
  const [first] = pods;
  const rest = pods.slice(1).map((pod) => pod.workload);
  const workload = joinedWorkload([first.workload, ...rest], kind, name);
  return { workload, manifest: (template ?? first).manifest };
}

/** The name of the pod that stands first in the alphabet: it does not depend on the order of the input. */
function firstName({ pods }: AlikePods): string {
  return pods.map(({ workload }) => workload.name).sort()[0] ?? '';
}

function ownKey({ namespace, kind, name }: Workload): string {
  return keyIn(namespace, { kind, name });
}

function keyIn(namespace: string, { kind, name }: Controller): string {
  return `${kind} ${workloadId({ namespace, name })}`;
}

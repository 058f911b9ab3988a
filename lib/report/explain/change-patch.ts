import { isPlainObject } from '../../manifests/decode/plain-values';
import { identityOf } from '../../manifests/manifest';
import type { Direction, Policy } from '../../model/policy';
import type { Workload } from '../../model/workload';
import type { Change, Edit } from '../../reachability';
import { formatCidr } from '../../sets/cidr';
import type { ExplainReport } from './explain-report';
import { fieldText, placeOf, pointer, targetOf, valueAt, type ObjectPatch, type Steps } from './object-patch';
import { listName, rawPeer, rawRule } from './raw-rule';

type Sources = ExplainReport['sources'];

/** Adds an item to a list of a policy; where the list is not written, it is added with the item. */
function addition(sources: Sources, policy: Policy, steps: Steps, value: unknown): ObjectPatch {
  const manifest = sources.get(policy);
  const field = fieldText(steps);
  const isThere = manifest === undefined || Array.isArray(valueAt(manifest.object, steps));
  return {
    target: targetOf(manifest, policy, 'NetworkPolicy'),
    ...placeOf(manifest, field),
    action: 'add to',
    field,
    value: [value],
    operation: isThere
      ? { op: 'add', path: pointer(...steps, '-'), value }
      : { op: 'add', path: pointer(...steps), value: [value] },
  };
}

/** Sets the exceptions of a block, or removes the field where none is left. */
function exceptions(sources: Sources, edit: Edit & { readonly kind: 'narrow-except' }, side: Direction): ObjectPatch {
  const { policy, rule, peer: index, except, instead } = edit;
  const manifest = sources.get(policy);
  const peers = policy[side][rule]?.peers ?? 'any';
  const block = peers === 'any' ? undefined : peers[index];
  const left =
    block?.kind === 'block' ? block.except.map(formatCidr).filter((text) => text !== formatCidr(except)) : [];
  const value = [...left, ...instead.map(formatCidr)];
  const steps = ['spec', side, rule, listName(side), index, 'ipBlock', 'except'];
  const field = fieldText(steps);
  const path = pointer(...steps);
  return {
    target: targetOf(manifest, policy, 'NetworkPolicy'),
    ...placeOf(manifest, field),
    field,
    ...(value.length > 0
      ? { action: 'set', value, operation: { op: 'replace', path, value } }
      : { action: 'remove', operation: { op: 'remove', path } }),
  };
}

/** Where an object of a kind keeps the labels of its pods. */
function labelSteps({ kind }: Workload): readonly string[] {
  if (kind === 'Pod') return ['metadata', 'labels'];
  if (kind === 'CronJob') return ['spec', 'jobTemplate', 'spec', 'template', 'metadata', 'labels'];
  return ['spec', 'template', 'metadata', 'labels'];
}

function newLabel(sources: Sources, { workload, key, value }: Edit & { readonly kind: 'add-label' }): ObjectPatch {
  const source = sources.get(workload);
  // Behind the pods of a live cluster stands one of them, where their owner was not read.
  const manifest = source && identityOf(source.object).kind === workload.kind ? source : undefined;
  const steps = labelSteps(workload);
  const isThere = manifest === undefined || isPlainObject(valueAt(manifest.object, steps));
  return {
    target: targetOf(manifest, workload, workload.kind),
    ...placeOf(manifest, fieldText(steps)),
    action: 'add to',
    field: fieldText(steps),
    value: { [key]: value },
    operation: isThere
      ? { op: 'add', path: pointer(...steps, key), value }
      : { op: 'add', path: pointer(...steps), value: { [key]: value } },
  };
}

/** A change as a patch of the object that it is made in. */
export function patchOf({ edit, side }: Change, sources: Sources): ObjectPatch {
  switch (edit.kind) {
    case 'add-port': {
      const [port] = (rawRule({ peers: 'any', ports: [edit.port] }, side)['ports'] ?? []) as readonly unknown[];
      return addition(sources, edit.policy, ['spec', side, edit.rule, 'ports'], port);
    }
    case 'add-peer':
      return addition(sources, edit.policy, ['spec', side, edit.rule, listName(side)], rawPeer(edit.peer, side));
    case 'narrow-except':
      return exceptions(sources, edit, side);
    case 'add-label':
      return newLabel(sources, edit);
    case 'add-rule':
      return addition(sources, edit.policy, ['spec', side], rawRule(edit.rule, side));
  }
}

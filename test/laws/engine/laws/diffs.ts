import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { diffOf, mapOf } from '../../../../lib/reachability';
import { anyWorld } from '../../../arbitraries/any-cluster';
import { anyChange } from '../../../arbitraries/any-cluster/changes';
import { PLAIN } from '../../../arbitraries/any-cluster/choosing';
import { diffText } from '../../../reachability/reference/canonical';
import { referenceDiff } from '../../../reachability/reference/diff';
import { isInFocus } from '../../../reachability/reference/rows';
import { applied } from '../applied-diff';
import { worldFrom } from '../asking';
import { lawOf, type Law } from '../law';

const compared = fc.record({ change: anyChange, selfPairs: fc.boolean() }, PLAIN);

const NOTHING = { added: [], removed: [], changed: [] };

/** What changes between two clusters. */
export const DIFF_LAWS: readonly Law[] = [
  lawOf('the diff is what the law says of every connection before and after', compared, ({ change, selfPairs }) => {
    const [before, after] = [worldFrom(change.before), worldFrom(change.after)];
    const expected = diffText(referenceDiff(before, after, { selfPairs }));
    assert.deepEqual(diffText(diffOf(before, after, { selfPairs })), expected);
  }),

  lawOf('nothing changes between a cluster and itself, nor between it and its like', anyWorld, (written) => {
    const world = worldFrom(written);
    assert.deepEqual(diffText(diffOf(world, world, { selfPairs: true })), NOTHING);
    const like = worldFrom(structuredClone(written));
    assert.deepEqual(diffText(diffOf(world, like, { selfPairs: true })), NOTHING);
  }),

  lawOf('the map before, with the diff applied, is the map after', compared, ({ change, selfPairs }) => {
    const [before, after] = [worldFrom(change.before), worldFrom(change.after)];
    const diff = diffOf(before, after, { selfPairs });
    const [result, expected] = applied(mapOf(before, { selfPairs }), diff, mapOf(after, { selfPairs }));
    assert.deepEqual(result, expected);
  }),

  lawOf('the diff the other way round has added and removed swapped', anyChange, ({ before, after }) => {
    const [old, young] = [worldFrom(before), worldFrom(after)];
    const { added, removed, changed } = diffOf(old, young);
    const turned = changed.map((row) => ({ ...row, before: row.after, after: row.before }));
    assert.deepEqual(diffText(diffOf(young, old)), diffText({ added: removed, removed: added, changed: turned }));
  }),

  lawOf('a diff of ends in focus is just those rows of the whole diff', anyChange, ({ before, after }) => {
    const [old, young] = [worldFrom(before), worldFrom(after)];
    const focus = (workload: { readonly name: string }) => workload.name === 'pods-1';
    const { added, removed, changed } = diffOf(old, young);
    const expected = {
      added: added.filter((row) => isInFocus({ focus }, row.source, row.destination)),
      removed: removed.filter((row) => isInFocus({ focus }, row.source, row.destination)),
      changed: changed.filter((row) => isInFocus({ focus }, row.source, row.destination)),
    };
    assert.deepEqual(diffText(diffOf(old, young, { focus })), diffText(expected));
  }),
];

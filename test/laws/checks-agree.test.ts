import * as fc from 'fast-check';
import { examine } from '../../lib/checks/examination';
import { registryOf } from '../../lib/dsl';
import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import type { Policy } from '../../lib/model/policy';
import { smallApp } from '../arbitraries/small-app';
import { build } from './building';

/** Apps in which only statements open anything: rules that a person wrote by hand may well lack their other half. */
const statementsOnly = smallApp().map((small) => ({
  ...small,
  denies: small.denies.map(({ opens: _, ...deny }) => deny),
}));

test('the checks never find that what a statement says is still denied', () => {
  fc.assert(
    fc.property(statementsOnly, (small) => {
      const { findings } = examine(registryOf(build(small).app));
      expect(findings.filter(({ id }) => id === 'allowed-but-denied')).toEqual([]);
    }),
    { numRuns: 70 },
  );
});

test('the checks find nothing that the API server would refuse, no clash of names and no duplicate', () => {
  const unwanted = ['refused-by-api-server', 'name-clash', 'duplicate-policy', 'unfinished-chain', 'no-namespace'];
  fc.assert(
    fc.property(smallApp(), (small) => {
      const { findings } = examine(registryOf(build(small).app));
      expect(findings.filter(({ id }) => unwanted.includes(id))).toEqual([]);
    }),
    { numRuns: 70 },
  );
});

function inOrder(policies: readonly Policy[]): Policy[] {
  const id = ({ namespace, name }: Policy) => `${namespace}/${name}`;
  return [...policies].sort((one, other) => (id(one) < id(other) ? -1 : 1));
}

test('what is judged is what is written', () => {
  fc.assert(
    fc.property(smallApp(), (small) => {
      const { app } = build(small);
      const judged = examine(registryOf(app)).clusters.flatMap(({ context }) =>
        context.policies.filter(({ writtenBy }) => writtenBy !== 'elsewhere').map(({ policy }) => policy),
      );
      const written = clusterOf(readManifests(app.synthYaml(), { file: 'all.yaml' }).manifests).cluster.policies;
      expect(inOrder(judged)).toEqual(inOrder(written));
    }),
    { numRuns: 60 },
  );
});

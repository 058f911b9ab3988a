import { Chart, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { Base, type BasePolicy } from '../../lib/dsl/plan/base';
import { excludeEachOther } from '../../lib/model/selector-algebra';
import { anySelector } from '../arbitraries/selector';

const chart = new Chart(Testing.app(), 'chart');

test('every policy that may isolate pods of a selector is found, in the order of the app, however it asks for them', () => {
  fc.assert(
    fc.property(fc.array(anySelector, { maxLength: 12 }), anySelector, (selectors, pods) => {
      const policies = selectors.map((selector, index): BasePolicy => ({
        policy: {
          ...{ namespace: 'shop', name: `p${index}`, selector, ingress: [], egress: [] },
          isolates: { ingress: true, egress: false },
        },
        source: { path: '', chart, origin: () => undefined },
      }));
      const overlapping = (found: readonly BasePolicy[]) =>
        found.filter(({ policy }) => !excludeEachOther(policy.selector, pods)).map(({ policy }) => policy.name);
      const found = new Base(policies).isolating('shop', 'ingress', pods);
      expect(overlapping(found)).toEqual(overlapping(policies));
    }),
    { numRuns: 500 },
  );
});

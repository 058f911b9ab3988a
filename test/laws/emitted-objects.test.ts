import { Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { directionsOfRules, modelOf } from '../../lib/dsl/plan/generated-policy';
import { policyOf } from '../../lib/manifests/policy-reading';
import { validateNetworkPolicy } from '../../lib/manifests/validation';
import { implies } from '../../lib/model/selector-algebra';
import { smallApp } from '../arbitraries/small-app';
import { build } from './building';
import { emptyLists } from './empty-lists';

test('the API server accepts every generated policy without an error or a warning', () => {
  fc.assert(
    fc.property(smallApp(), (small) => {
      for (const object of build(small).generatedObjects) {
        const validation = validateNetworkPolicy(object.toJson(), { requireNamespace: true });
        expect(validation).toEqual({ errors: [], warnings: [] });
      }
    }),
    { numRuns: 80 },
  );
});

test('a generated policy that is written and read again means what the plan says', () => {
  fc.assert(
    fc.property(smallApp(), (small) => {
      const { policies } = build(small).plan.materialisation;
      for (const [object, generated] of policies) expect(policyOf(object.toJson())).toEqual(modelOf(generated));
    }),
    { numRuns: 80 },
  );
});

test('no generated policy holds an empty list anywhere, since an empty list means everything', () => {
  fc.assert(
    fc.property(smallApp(), (small) => {
      for (const object of build(small).generatedObjects) expect(emptyLists(object.toJson())).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test('no two policies of a namespace have one name, and no name is over 63 characters', () => {
  fc.assert(
    fc.property(smallApp({ allows: 5 }), (small) => {
      const { base, generated, plan } = build(small);
      expect(plan.findings).toEqual([]);
      const names = [...base, ...generated].map(({ namespace, name }) => `${namespace}/${name}`);
      expect(new Set(names).size).toBe(names.length);
      expect(generated.filter(({ name }) => name.length > 63)).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test('each half lies in a chart that holds a policy isolating every pod the half selects', () => {
  fc.assert(
    fc.property(smallApp(), (small) => {
      const { plan } = build(small);
      const base = plan.clusters.flatMap((cluster) => cluster.base.policies);
      for (const [object, { namespace, rules, selector }] of plan.materialisation.policies) {
        for (const direction of directionsOfRules(rules)) {
          const holding = base.filter(
            ({ policy, source }) =>
              source.chart === Chart.of(object) &&
              policy.namespace === namespace &&
              policy.isolates[direction] &&
              implies(selector, policy.selector),
          );
          expect(holding).not.toEqual([]);
        }
      }
    }),
    { numRuns: 80 },
  );
});

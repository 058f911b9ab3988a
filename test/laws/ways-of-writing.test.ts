/** However policies are written, they mean the same, and lie where their denies lie. */
import { ApiObject, Chart, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import type { ClusterProps } from '../../lib/dsl/cluster';
import { directionsOfRules, modelOf } from '../../lib/dsl/plan/generated-policy';
import { policyOf } from '../../lib/manifests/policy-reading';
import { validateNetworkPolicy } from '../../lib/manifests/validation';
import { EVERYTHING } from '../../lib/model/selector';
import { implies } from '../../lib/model/selector-algebra';
import { smallApp, type SmallApp } from '../arbitraries/small-app';
import { build, type BuiltApp } from './building';
import { connectionsBetween, connectionText, everyone, isOpen, JUDGED_PORTS, worldWith } from './connections';
import { emptyLists } from './empty-lists';

const WAYS: readonly (readonly [string, ClusterProps])[] = [
  ['one for each workload', { merge: 'workload' }],
  ['as few as a namespace needs', { merge: 'namespace' }],
  ['with their ports joined and in an order', { joinPorts: true, order: 'kapp' }],
  ['in small parts', { merge: 'namespace', cni: 'azure-npm' }],
];

/** A connection that is not judged alike in two ways of writing; undefined if there is none. */
function difference(usual: BuiltApp, other: BuiltApp, ports: typeof JUDGED_PORTS): string | undefined {
  const [one, two] = [usual, other].map(({ base, generated }) => worldWith([...base, ...generated]));
  for (const connection of connectionsBetween(everyone(usual.pods), ports)) {
    if (one && two && isOpen(one, connection) !== isOpen(two, connection)) return connectionText(connection);
  }
  return undefined;
}

const judged = fc.record({
  small: smallApp({ allows: 5 }),
  ports: fc.subarray([...JUDGED_PORTS], { minLength: 1, maxLength: 1 }),
});

test('the law is alive: where a merged policy selects all pods of its namespace, connections change', () => {
  const result = fc.check(
    fc.property(judged, ({ small, ports }) => {
      const merged = build(small, { cluster: { merge: 'namespace' } });
      const careless = merged.generated.map((policy) => ({ ...policy, selector: EVERYTHING }));
      expect(difference(build(small), { ...merged, generated: careless }, ports)).toBeUndefined();
    }),
    { numRuns: 60, endOnFailure: true },
  );
  expect(result.failed).toBe(true);
});

describe.each(WAYS)('policies that are written %s', (_, cluster) => {
  test('mean what those mean that are written one for each peer', () => {
    fc.assert(
      fc.property(judged, ({ small, ports }) => {
        expect(difference(build(small), build(small, { cluster }), ports)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  test('are accepted by the API server, hold no empty list, and have names of their own', () => {
    fc.assert(
      fc.property(smallApp({ allows: 5 }), (small) => {
        const { plan, generatedObjects, base } = build(small, { cluster });
        expect(plan.findings).toEqual([]);
        for (const object of generatedObjects) {
          const json: unknown = object.toJson();
          expect(validateNetworkPolicy(json, { requireNamespace: true })).toEqual({ errors: [], warnings: [] });
          expect(emptyLists(json)).toEqual([]);
        }
        const policies = [...base, ...generatedObjects.map((object) => policyOf(object.toJson()))];
        const names = policies.map(({ namespace, name }) => `${namespace}/${name}`);
        expect(new Set(names).size).toBe(names.length);
        expect(names.filter((name) => (name.split('/')[1] ?? '').length > 63)).toEqual([]);
        for (const [object, generated] of plan.materialisation.policies) {
          expect(policyOf(object.toJson())).toEqual(modelOf(generated));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('lie in a chart, and in a namespace, in which a deny isolates all that they select', () => {
    fc.assert(
      fc.property(smallApp({ allows: 5 }), (small) => expect(ungoverned(build(small, { cluster }))).toEqual([])),
      { numRuns: 40 },
    );
  });

  test('are the same bytes in whatever order the statements come', () => {
    const shuffled = smallApp({ allows: 5 }).chain((small) => {
      const positions = small.allows.map((_allow, index) => index);
      const order = fc.shuffledSubarray(positions, { minLength: positions.length, maxLength: positions.length });
      return fc.record({ small: fc.constant(small), order });
    });
    fc.assert(
      fc.property(shuffled, ({ small, order }) => {
        expect(build(small, { cluster, order }).app.synthYaml()).toBe(build(small, { cluster }).app.synthYaml());
      }),
      { numRuns: 30 },
    );
  });
});

/** Policies, and directions of theirs, that lie where nothing isolates what they select. */
function ungoverned({ plan }: BuiltApp): string[] {
  const base = plan.clusters.flatMap((cluster) => cluster.base.policies);
  return [...plan.materialisation.policies].flatMap(([object, { namespace, name, rules, selector }]) =>
    directionsOfRules(rules)
      .filter(
        (direction) =>
          !base.some(
            ({ policy, source }) =>
              source.chart === Chart.of(object) &&
              policy.namespace === namespace &&
              policy.isolates[direction] &&
              implies(selector, policy.selector),
          ),
      )
      .map((direction) => `${namespace}/${name} ${direction}`),
  );
}

test('no policy is written into a namespace of which the app knows no deny', () => {
  fc.assert(
    fc.property(smallApp({ allows: 5 }), (small) => {
      const built = build(small);
      const governed = new Set(built.base.map(({ namespace }) => namespace));
      expect(built.generated.filter(({ namespace }) => !governed.has(namespace))).toEqual([]);
      expect(ungoverned(built)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('merging makes no more policies than there were', () => {
  fc.assert(
    fc.property(smallApp({ allows: 5 }), (small) => {
      const count = (merge: NonNullable<ClusterProps['merge']>) =>
        build(small, { cluster: { merge } }).generated.length;
      expect(count('workload')).toBeLessThanOrEqual(count('none'));
      expect(count('namespace')).toBeLessThanOrEqual(count('workload'));
    }),
    { numRuns: 40 },
  );
});

/** The objects of each chart, by its path. */
function objectsByChart(small: SmallApp, synth: (chart: Chart) => unknown): Record<string, unknown> {
  const charts = build(small)
    .app.node.findAll()
    .filter((construct) => Chart.isChart(construct));
  return Object.fromEntries(charts.map((chart) => [chart.node.path, synth(chart)]));
}

test('each chart gives the same objects by itself as with the whole app', () => {
  fc.assert(
    fc.property(smallApp({ allows: 4 }), (small) => {
      const { app } = build(small);
      app.synthYaml();
      const whole = Object.fromEntries(
        app.node
          .findAll()
          .filter((construct) => Chart.isChart(construct))
          .map((chart) => [chart.node.path, objectsIn(chart)]),
      );
      // An app of its own for each, so that none has been worked out before.
      for (const path of Object.keys(whole)) {
        const alone = objectsByChart(small, (chart) => (chart.node.path === path ? Testing.synth(chart) : undefined));
        expect(alone[path]).toEqual(whole[path]);
      }
    }),
    { numRuns: 30 },
  );
});

/** The objects of a chart as cdk8s finds them, without asking for a synthesis. */
function objectsIn(chart: Chart): unknown[] {
  return chart.node
    .findAll()
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct) && Chart.of(construct) === chart)
    .map((object) => object.toJson() as unknown);
}

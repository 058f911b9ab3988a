import * as fc from 'fast-check';
import type { GeneratedPolicy } from '../../lib/dsl/plan/generated-policy';
import { portsWithin } from '../../lib/model/rule-ports';
import { smallAllow, smallApp, type SmallApp } from '../arbitraries/small-app';
import { build, type BuiltApp, type BuildingOptions } from './building';

function bytes(small: SmallApp, options: BuildingOptions = {}): string {
  return build(small, options).app.synthYaml();
}

test('the order of statements changes no byte, nor does a deny that comes after its statements', () => {
  const shuffled = smallApp({ allows: 5 }).chain((small) => {
    const positions = small.allows.map((_, index) => index);
    const order = fc.shuffledSubarray(positions, { minLength: positions.length, maxLength: positions.length });
    return fc.record({ small: fc.constant(small), order, allowsFirst: fc.boolean() });
  });
  fc.assert(
    fc.property(shuffled, ({ small, ...options }) => {
      expect(bytes(small, options)).toBe(bytes(small));
    }),
    { numRuns: 80 },
  );
});

test('the same source gives the same bytes', () => {
  fc.assert(
    fc.property(smallApp(), (small) => expect(bytes(small)).toBe(bytes(small))),
    { numRuns: 40 },
  );
});

test('saying a thing twice is saying it once', () => {
  const chainsOnly = smallApp().map((small) => ({
    ...small,
    allows: small.allows.filter(({ from, to }) =>
      [...from, ...to].some(({ kind }) => kind === 'workload' || kind === 'pods-in'),
    ),
  }));
  fc.assert(
    fc.property(chainsOnly, (small) => {
      expect(bytes({ ...small, allows: [...small.allows, ...small.allows] })).toBe(bytes(small));
    }),
    { numRuns: 60 },
  );
});

test('adding a statement never renames a policy nor narrows what it opens', () => {
  const grown = smallApp().chain((before) =>
    smallAllow(before.workloads.length, before.charts.length).map((added) => ({
      before,
      after: { ...before, allows: [...before.allows, added] },
    })),
  );
  fc.assert(
    fc.property(grown, ({ before, after }) => {
      const [then, now] = [before, after].map((small) => policiesByName(build(small))) as [Policies, Policies];
      for (const [name, { rules, ...subject }] of then) {
        const later = now.get(name);
        expect(later).toMatchObject(subject);
        for (const [direction, places] of Object.entries(later?.rules ?? {})) {
          const before = rules[direction as keyof typeof rules];
          expect(places.map(({ peers }) => peers)).toEqual(before.map(({ peers }) => peers));
          // Whatever was open before is part of what is open now.
          before.forEach(({ ports }, index) => expect(portsWithin(ports, places[index]?.ports ?? ports)).toBe(true));
        }
      }
    }),
    { numRuns: 80 },
  );
});

type Policies = ReadonlyMap<string, Pick<GeneratedPolicy, 'selector' | 'rules'>>;

/** What each generated policy is about, by its name. */
function policiesByName({ plan }: BuiltApp): Policies {
  return new Map(
    [...plan.materialisation.policies.values()].map(({ namespace, name, selector, rules }) => [
      `${namespace}/${name}`,
      { selector, rules },
    ]),
  );
}

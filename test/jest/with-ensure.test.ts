/** A matcher and `ensure` are two ways to one verdict. */
import { Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { examine } from '../../lib/checks/examination';
import { registryOf } from '../../lib/dsl';
import { constructOf } from '../../lib/dsl/end';
import { matchers } from '../../lib/jest/matchers';
import { ensure } from '../../lib/index';
import type { Direction } from '../../lib/model/policy';
import { smallAllow, smallApp } from '../arbitraries/small-app';
import { build, endOf, PORTS, type BuiltApp } from '../laws/building';

/** Whether nothing is found about what `ensure` demands. */
function isProved({ app }: BuiltApp): boolean {
  return examine(registryOf(app)).findings.every(({ id }) => id !== 'assertion-failed');
}

/** A small app, and two of its ends with ports. */
const asked = smallApp().chain((small) =>
  fc.record({ small: fc.constant(small), question: smallAllow(small.workloads.length, small.charts.length) }),
);

function questioned({ small, question }: typeof asked extends fc.Arbitrary<infer T> ? T : never) {
  const built = build(small);
  const charts = built.app.node.findAll().filter((construct) => Chart.isChart(construct));
  const [from, to] = [question.from[0], question.to[0]].map((end) => endOf(end, built.ends, charts));
  if (!from || !to) throw new RangeError('a question has two ends');
  return { built, from, to, ports: question.ports };
}

test('toAllow passes exactly where canReach is proved', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const { built, from, to, ports } = questioned(one);
      fc.pre([from, to].some(constructOf));
      const { pass } = matchers.toAllow.call({}, built.app, from, to, ports === 'all' ? 'all ports' : PORTS[ports]);
      const reaching = ensure(from).canReach(to);
      if (ports === 'all') reaching.onAllPorts();
      else reaching.on(PORTS[ports]);
      expect(pass).toBe(isProved(built));
    }),
    { numRuns: 60 },
  );
});

test('toDeny passes exactly where cannotReach is proved', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const { built, from, to, ports } = questioned(one);
      fc.pre([from, to].some(constructOf));
      const { pass } = matchers.toDeny.call({}, built.app, from, to, ...(ports === 'all' ? [] : [PORTS[ports]]));
      const reaching = ensure(from).cannotReach(to);
      if (ports !== 'all') reaching.on(PORTS[ports]);
      expect(pass).toBe(isProved(built));
    }),
    { numRuns: 60 },
  );
});

test('toBeIsolated passes exactly where isIsolated is proved', () => {
  const withDirection = fc.tuple(asked, fc.constantFrom<(Direction | undefined)[]>('ingress', 'egress', undefined));
  fc.assert(
    fc.property(withDirection, ([one, direction]) => {
      const { built, from } = questioned(one);
      fc.pre(constructOf(from) !== undefined);
      const { pass } = matchers.toBeIsolated.call({}, built.app, from, direction);
      ensure(from).isIsolated(direction);
      expect(pass).toBe(isProved(built));
    }),
    { numRuns: 60 },
  );
});

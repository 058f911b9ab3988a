import type { Case } from './case-file';
import { deniedAfter } from './case-grid';
import { type FullStep, stepsOf } from './case-step';
import { judgedGrid, judgedLine } from './case-verdict';
import { readStep } from './case-world';

/** A grid is told by the pairs that are not allowed; `depends` is written behind the pair, since no table knows it. */
function notAllowed(grid: ReturnType<typeof judgedGrid>): readonly string[] {
  return [...grid]
    .filter(([, verdict]) => verdict !== 'allowed')
    .map(([pair, verdict]) => (verdict === 'denied' ? pair : `${pair} ${verdict}`));
}

/** The expectations of one step, all of them asked of the manifests as they are written. */
function expectStep(step: FullStep): void {
  const { world, errors, warnings } = readStep(step);
  expect(errors).toEqual(step.refused ?? []);
  expect(warnings).toEqual(step.warned ?? []);
  for (const { ports, edits, blocked } of step.probes ?? []) {
    for (const port of ports) {
      const denied = notAllowed(judgedGrid(world, port));
      expect({ port, denied }).toEqual({ port, denied: deniedAfter(edits) });
      expect({ port, blocked: denied.length }).toEqual({ port, blocked });
    }
  }
  const verdicts = step.verdicts ?? [];
  expect(verdicts.map((line) => judgedLine(world, line))).toEqual(verdicts);
}

/** One test for each step of each case. */
export function testCases(cases: readonly Case[]): void {
  for (const one of cases.filter(({ steps }) => steps.length > 0)) {
    test.each(stepsOf(one).map((step) => [step.place, step] as const))(
      `%s: ${one.title.replaceAll('%', '%%')}`,
      (_, step) => {
        expectStep(step);
      },
    );
  }
}

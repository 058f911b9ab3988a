import { fieldsOf } from './fields';
import { unexplained, type Difference } from './meaning';
import { run, type Program } from './program';
import { clusterWith, idOf, policiesNamed, type Tutorial } from './tutorial';

/** Policies of a tutorial, and the program that says the same. */
export interface Expression {
  /** The policies, as `namespace/name`. */
  readonly policies: readonly string[];
  /** What the program does, as the end of a sentence that begins with the policies. */
  readonly as: string;
  readonly program: Program;
}

/** A program that says more than the policies, or less: on purpose, and in just the ways that are written here. */
export interface Improvement extends Expression {
  /** Connections that are judged differently under what the program writes. */
  readonly differences: readonly Difference[];
  /** Policies of the tutorial that the program replaces by others. */
  readonly insteadOf: readonly string[];
  /** Policies that the program writes and of which no line stands in the tutorial. */
  readonly alsoWrites: readonly string[];
}

function linesMissing(some: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] {
  return [...some].filter((line) => !others.has(line));
}

/** The program writes the same fields after defaulting, and no connection differs. */
export function testExpressions(tutorial: Tutorial, expressions: readonly Expression[]): void {
  test.each(expressions.map((expression) => [expression.policies.join(' and '), expression.as, expression] as const))(
    '%s: %s',
    (_, __, { policies: ids, program }) => {
      const policies = policiesNamed(tutorial, ids);
      const { policies: written, findings } = run(program);
      // What is chosen by labels that others may have, or that nobody declares, is warned about.
      expect(findings.filter((finding) => !/^(namespace-labels-unknown|spoofable-peer) /.test(finding))).toEqual([]);
      expect([...fieldsOf(written)].sort()).toEqual([...fieldsOf(policies)].sort());
      expect(unexplained(clusterWith(tutorial, policies), clusterWith(tutorial, written), [])).toEqual([]);
    },
  );

  test('every policy of the tutorial is expressed', () => {
    const expressed = new Set(expressions.flatMap(({ policies }) => policies));
    expect([...tutorial.policies.keys()].filter((id) => !expressed.has(id))).toEqual([]);
  });
}

/** The program writes what the tutorial does, but for the named policies, and just the named connections differ. */
export function testImprovement(tutorial: Tutorial, improvement: Improvement): void {
  const { policies: ids, as, program, differences, insteadOf, alsoWrites } = improvement;
  const some = ids.length < tutorial.policies.size;
  test(`${some ? ids.join(' and ') : 'all policies'}: ${as}`, () => {
    const policies = policiesNamed(tutorial, ids);
    const { policies: written, findings } = run(program);
    expect(findings).toEqual([]);

    const fields = fieldsOf(policies);
    const kept = fieldsOf(policies.filter((policy) => !insteadOf.includes(idOf(policy))));
    expect(linesMissing(kept, fieldsOf(written))).toEqual([]);
    const more = written.filter((policy) => linesMissing(fieldsOf([policy]), fields).length > 0);
    expect(more.map(idOf).sort()).toEqual([...alsoWrites].sort());
    expect(
      insteadOf.filter((id) => linesMissing(fieldsOf(policiesNamed(tutorial, [id])), fieldsOf(written)).length === 0),
    ).toEqual([]);

    expect(unexplained(clusterWith(tutorial, policies), clusterWith(tutorial, written), differences)).toEqual([]);
  });
}

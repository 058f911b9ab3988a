import { Yaml } from 'cdk8s';
import { PATTERNS } from '../../../lib/dsl/patterns';
import { appOf } from '../../lint/example-program';

/** Constructs that make no policies of statements: a deny says it itself, an external service is an end, a baseline has no props. */
const WITHOUT_STATEMENTS = ['Baseline', 'DefaultDeny', 'ExternalService'];

const TEXTS = "owner: 'platform', reason: 'audit 7', description: 'as agreed',";

/** The program with texts among the props of a pattern. */
function withTexts(program: string, construct: string): string {
  return program
    .replace(new RegExp(`(new ${construct}\\([^{)]*)\\)`), `$1, { ${TEXTS} })`)
    .replace(new RegExp(`(new ${construct}\\([^{)]*\\{)(?! owner)`), `$1 ${TEXTS}`);
}

const CONSTRUCTS = PATTERNS.filter(({ construct }) => !WITHOUT_STATEMENTS.includes(construct));

test.each(CONSTRUCTS.map((pattern) => [pattern.construct, pattern] as const))(
  'what is said about %s lands as annotations of its policies',
  (construct, { examples: [{ program }] }) => {
    const said = withTexts(program, construct);
    expect(said).not.toBe(program);
    const written = Yaml.stringify(...appOf(said).charts.flatMap((chart) => chart.toJson() as object[]));
    expect(written).toContain('cdk8s-netpol/owner: platform');
    expect(written).toContain('cdk8s-netpol/reason: audit 7');
    expect(written).toContain('cdk8s-netpol/description: as agreed');
  },
);

/** What is known to go wrong: that it cannot be written here, or is found. */
import { Yaml, type ApiObject } from 'cdk8s';
import { examine } from '../../lib/checks/examination';
import { registryOf } from '../../lib/dsl';
import { appOf, findingsOf } from '../lint/example-program';
import { KNOWN_MISTAKES } from './known-mistakes';
import type { Answer, Avoided, Caught } from './mistake';

/** Those of which no program can say anything. */
const DOCUMENTED: readonly string[] = ['W19', 'W39', 'W42', 'W43', 'W46'];

test('every mistake that is known is here, each once', () => {
  const ids = Array.from({ length: 47 }, (_, index) => `W${String(index + 1).padStart(2, '0')}`);
  expect(KNOWN_MISTAKES.map(({ id }) => id)).toEqual(ids);
});

test('only what no program can show is left to the documentation', () => {
  const left = KNOWN_MISTAKES.filter(({ answers }) => answers.every(({ how }) => how === 'documented'));
  expect(left.map(({ id }) => id)).toEqual(DOCUMENTED);
});

function answersOf<How extends Answer['how']>(how: How) {
  return KNOWN_MISTAKES.flatMap(({ id, title, answers }) =>
    answers
      .filter((answer): answer is Answer & { readonly how: How } => answer.how === how)
      .map((answer) => ({ id, title, answer })),
  );
}

/** The policies that a program writes, as YAML. */
function written(program: string): string {
  const app = appOf(program);
  examine(registryOf(app));
  const objects = app.node.findAll().filter((construct) => 'kind' in construct && construct.kind === 'NetworkPolicy');
  return objects.map((object) => Yaml.stringify((object as ApiObject).toJson())).join('---\n');
}

describe.each(answersOf('avoided'))('$id is avoided by $answer.by', ({ answer }) => {
  const { program, writes = [], neverWrites = [] }: Avoided = answer;

  test('no check finds anything, and all that the program demands is proved', () => {
    expect(program).toContain('ensure(');
    expect(findingsOf(program)).toEqual([]);
  });

  test('its policies are written as they should be', () => {
    const policies = written(program);
    expect(policies).toContain('kind: NetworkPolicy');
    expect(writes.filter((text) => !policies.includes(text))).toEqual([]);
    expect(neverWrites.filter((text) => policies.includes(text))).toEqual([]);
  });
});

describe.each(answersOf('caught'))('$id is caught by $answer.by', ({ answer }) => {
  const { by, program, mended }: Caught = answer;

  test('it is one finding, and nothing else is found', () => {
    expect(findingsOf(program).map(({ id }) => id)).toEqual([by]);
  });

  test('nothing is found once it is mended', () => {
    expect(findingsOf(mended)).toEqual([]);
  });
});

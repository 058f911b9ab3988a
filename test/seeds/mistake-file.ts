import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Case, Manifest, Step } from '../reachability/case-file';
import { policiesNamed, readTutorial, SEEDS, TUTORIALS, type Tutorial } from './tutorial';

/** Something that a tutorial says and that its policies do not do. */
export interface Mistake extends Case {
  readonly tutorial: Tutorial;
  /** What the tutorial says. */
  readonly says: string;
  /** The policies that an app of ours writes by hand, where a check of this release finds the mistake. */
  readonly checked?: readonly Manifest[];
  /** All that the checks then say, sorted. */
  readonly findings: readonly string[];
  /** What a rule of a later release will look for. */
  readonly later?: string;
}

/** Names of policies, as `namespace/name`, or all of the tutorial's. */
type Names = 'all' | readonly string[];

interface WrittenMistake extends Pick<Mistake, 'id' | 'title' | 'says' | 'later' | 'outOfModel'> {
  readonly tutorial: string;
  readonly steps?: readonly (Omit<Step, 'policies'> & { readonly policies: Names })[];
  readonly checked?: Names;
  readonly findings?: readonly string[];
}

const KEYS = ['id', 'tutorial', 'title', 'says', 'steps', 'checked', 'findings', 'later', 'outOfModel'];
const STEP_KEYS = ['name', 'policies', 'also', 'labels', 'options', 'verdicts'];

/** A key that is misspelt would be an expectation that nobody checks. */
function refuseOtherKeys(place: string, value: object, keys: readonly string[]): void {
  const unknown = Object.keys(value).filter((key) => !keys.includes(key));
  if (unknown.length > 0) throw new Error(`${place}: unknown key ${unknown.join(', ')}`);
}

function policiesOf(tutorial: Tutorial, names: Names): readonly Manifest[] {
  return names === 'all' ? [...tutorial.policies.values()] : policiesNamed(tutorial, names);
}

function mistakeOf(written: WrittenMistake): Mistake {
  const { id, title, says, steps = [], checked, findings = [], later, outOfModel } = written;
  refuseOtherKeys(id, written, KEYS);
  steps.forEach((step) => refuseOtherKeys(id, step, STEP_KEYS));
  const name = TUTORIALS.find((one) => one === written.tutorial);
  if (!name) throw new Error(`${id}: no tutorial is called ${written.tutorial}`);
  if (steps.some(({ verdicts = [] }) => verdicts.length === 0)) throw new Error(`${id}: a step asks nothing`);
  if ((checked === undefined) !== (findings.length === 0)) throw new Error(`${id}: policies and findings, or neither`);
  const tutorial = readTutorial(name);
  return {
    id,
    title,
    says,
    tutorial,
    world: tutorial.world,
    steps: steps.map((step) => ({ ...step, policies: policiesOf(tutorial, step.policies) })),
    ...(checked && { checked: policiesOf(tutorial, checked) }),
    findings,
    ...(later !== undefined && { later }),
    ...(outOfModel !== undefined && { outOfModel }),
  };
}

/** Reads the mistakes of the tutorials. @throws Error if one holds a key that no reader looks at, or asks nothing */
export function readMistakes(): readonly Mistake[] {
  const written = parse(readFileSync(join(SEEDS, 'mistakes.yaml'), 'utf8')) as readonly WrittenMistake[];
  return written.map(mistakeOf);
}

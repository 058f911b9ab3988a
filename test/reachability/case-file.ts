/**
 * The form of the files in test/cases/reachability, and their reader.
 *
 * A case is a world (manifests) and steps. A step puts policies into the world, edits labels, and says what can then
 * be reached. Policies and label edits stay for the steps after it; options, a Kubernetes version and further manifests
 * count for their own step only.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import type { EvaluationOptions } from '../../lib/reachability';

/** A Kubernetes object as the API has it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string | null>>;
  };
  readonly spec?: unknown;
  readonly status?: unknown;
}

/** Sets or removes labels of a namespace, or of a Pod that is named `namespace/name`. */
export interface LabelEdit {
  readonly namespace?: string;
  readonly pod?: string;
  readonly set?: Readonly<Record<string, string | null>>;
  readonly unset?: readonly string[];
}

/** What holds for every ordered pair of the upstream world's nine pods, a pod and itself left out. */
export interface Probe {
  /** Each as `80/TCP`. */
  readonly ports: readonly string[];
  /** From "all allowed", left to right: `*->x/* deny`, `x/b->x/a allow`. */
  readonly edits: readonly string[];
  /** How many of the 72 pairs are denied after all edits. */
  readonly blocked: number;
}

/** Options as a case writes them: blocks as text. */
export type WrittenOptions = Partial<Omit<EvaluationOptions, 'podCidrs' | 'nodeCidrs'>> & {
  readonly podCidrs?: readonly string[];
  readonly nodeCidrs?: readonly string[];
};

export interface Step {
  readonly name?: string;
  /** The Kubernetes version whose validation reads the manifests. */
  readonly kubernetesVersion?: string;
  readonly options?: WrittenOptions;
  /** Further manifests of this step. */
  readonly also?: readonly Manifest[];
  readonly labels?: readonly LabelEdit[];
  readonly policies?: readonly Manifest[];
  /** The errors with which the API server refuses the policies, each as `field: kind: value: detail`. */
  readonly refused?: readonly string[];
  /** The warnings with which the API server accepts the policies, each as `field: text`. */
  readonly warned?: readonly string[];
  readonly probes?: readonly Probe[];
  /** Each as `x/b -> x/a 80/TCP denied`; an end is a workload, an address, or `itself`. */
  readonly verdicts?: readonly string[];
}

/** An option that decides what the API leaves open, and the value that it has when nobody chooses. */
export interface Choice {
  readonly option: Exclude<keyof EvaluationOptions, 'podCidrs' | 'nodeCidrs'>;
  readonly default: string;
}

export interface Case {
  readonly id: string;
  readonly title: string;
  readonly choices?: readonly Choice[];
  /** Why the evaluator is not asked. */
  readonly outOfModel?: string;
  readonly world: readonly Manifest[];
  readonly steps: readonly Step[];
}

const CASES = join(__dirname, '..', 'cases', 'reachability');

const FILE_KEYS = ['world', 'cases'];
const CASE_KEYS = ['id', 'title', 'choices', 'outOfModel', 'world', 'steps'];
const CHOICE_KEYS = ['option', 'default'];
const STEP_KEYS = [
  'name',
  'kubernetesVersion',
  'options',
  'also',
  'labels',
  'policies',
  'refused',
  'warned',
  'probes',
  'verdicts',
];
const EDIT_KEYS = ['namespace', 'pod', 'set', 'unset'];
const PROBE_KEYS = ['ports', 'edits', 'blocked'];

/** A key that is misspelt would be an expectation that nobody checks. */
function refuseOtherKeys(place: string, value: object, keys: readonly string[]): void {
  const unknown = Object.keys(value).filter((key) => !keys.includes(key));
  if (unknown.length > 0) throw new Error(`${place}: unknown key ${unknown.join(', ')}`);
}

/** A world is written out, or is a file of manifests beside the case file. */
function readWorld(world: string | readonly Manifest[], file: string): readonly Manifest[] {
  if (typeof world !== 'string') return world;
  const documents = parseAllDocuments(readFileSync(join(dirname(file), world), 'utf8'));
  if ('empty' in documents) return [];
  return documents.map((document) => document.toJS() as Manifest);
}

/**
 * Reads a file of cases, such as `network-policy.yaml`.
 *
 * @throws Error if the file holds a key that no reader looks at, or a case that asks nothing
 */
export function readCases(name: string): readonly Case[] {
  const file = join(CASES, name);
  const written = parse(readFileSync(file, 'utf8')) as {
    readonly world: string | readonly Manifest[];
    readonly cases: readonly (Omit<Case, 'world' | 'steps'> & Partial<Pick<Case, 'world' | 'steps'>>)[];
  };
  refuseOtherKeys(name, written, FILE_KEYS);
  const world = readWorld(written.world, file);
  return written.cases.map((one) => {
    const place = `${name}: ${one.id}`;
    const { steps = [] } = one;
    refuseOtherKeys(place, one, CASE_KEYS);
    one.choices?.forEach((choice) => refuseOtherKeys(place, choice, CHOICE_KEYS));
    for (const step of steps) {
      refuseOtherKeys(place, step, STEP_KEYS);
      step.labels?.forEach((edit) => refuseOtherKeys(place, edit, EDIT_KEYS));
      step.probes?.forEach((probe) => refuseOtherKeys(place, probe, PROBE_KEYS));
      const questions = [step.refused, step.probes, step.verdicts];
      if (questions.every((list) => (list ?? []).length === 0)) throw new Error(`${place}: a step asks nothing`);
    }
    if ((steps.length === 0) !== (one.outOfModel !== undefined)) {
      throw new Error(`${place}: a case has either steps or a reason for having none`);
    }
    return { ...one, world: one.world ?? world, steps };
  });
}

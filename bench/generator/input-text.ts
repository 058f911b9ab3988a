import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { jsonText } from './json-text';
import type { KubernetesObject } from './kubernetes-objects';
import type { Scenario } from './scenarios';
import { yamlText } from './yaml-text';

const PIECES_AT_ONCE = 2_000;

/** The objects of a scenario, one after the other. */
export function objectsOf(scenario: Scenario, seed: number): Iterable<KubernetesObject> {
  return scenario.shape(scenario, seed);
}

/** A scenario as text, in pieces. */
export function inputText(scenario: Scenario, seed: number): Iterable<string> {
  const objects = objectsOf(scenario, seed);
  return scenario.writtenAs === 'yaml' ? yamlText(objects) : jsonText(objects);
}

/** Writes a text to a file and gives its SHA-256: a generator that has changed cannot pass for a faster engine. */
export function writeInput(file: string, pieces: Iterable<string>): string {
  const descriptor = openSync(file, 'w');
  try {
    return digestOf(pieces, (text) => writeSync(descriptor, text));
  } finally {
    closeSync(descriptor);
  }
}

/** The SHA-256 of a text that is given in pieces. */
export function digestOf(pieces: Iterable<string>, also: (text: string) => void = () => undefined): string {
  const hash = createHash('sha256');
  let waiting: string[] = [];
  const pass = () => {
    const text = waiting.join('');
    waiting = [];
    hash.update(text);
    also(text);
  };
  for (const piece of pieces) {
    waiting.push(piece);
    if (waiting.length === PIECES_AT_ONCE) pass();
  }
  pass();
  return hash.digest('hex');
}

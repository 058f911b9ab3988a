import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { inputText, writeInput } from '../generator/input-text';
import { scenarioNamed } from '../generator/scenarios';
import type { CommittedChecksums } from './committed-checksums';

export interface RunOptions {
  readonly seed: number;
  /** How often each thing is measured; undefined: as often as the experiment thinks best. */
  readonly samples: number | undefined;
  readonly checksums: CommittedChecksums;
  /** Says what is going on, on standard error. */
  readonly say: (text: string) => void;
}

/** One run of the bench: the inputs that have been written for it, and what the experiments share. */
export class BenchRun {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'netpol-bench-'));
  private readonly inputs = new Map<string, string>();

  constructor(readonly options: RunOptions) {}

  /** The input file of a scenario: written when it is first asked for, and held against its committed checksum. */
  input(name: string): string {
    const known = this.inputs.get(name);
    if (known !== undefined) return known;
    const { seed, checksums, say } = this.options;
    const scenario = scenarioNamed(name);
    say(`writing the input of ${name}`);
    const file = this.scratch(`${name}.${scenario.writtenAs ?? 'json'}`);
    checksums.hold(name, seed, 'input', writeInput(file, inputText(scenario, seed)));
    this.inputs.set(name, file);
    return file;
  }

  /** A file or folder that is gone after the run. */
  scratch(name: string): string {
    return path.join(this.folder, name);
  }

  /** Takes turns: every sample measures each thing once, so that a busy spell of the machine meets them all. */
  interleave(samples: number, measures: readonly (() => void)[]): void {
    const count = this.options.samples ?? samples;
    for (let sample = 0; sample < count; sample++) measures.forEach((measure) => measure());
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

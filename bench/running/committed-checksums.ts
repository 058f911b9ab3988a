import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { MapChecksum } from '../checksum/map-checksum';

/** What must come out for a scenario and a seed. */
export interface Checksums {
  /** SHA-256 of the input. */
  readonly input: string;
  readonly map?: MapChecksum;
  /** SHA-256 of the verdicts on the questions of the query experiment. */
  readonly verdicts?: string;
}

type Table = Record<string, Record<string, Checksums>>;

/** `bench/checksums.json`, as `npm run bench` finds it: npm starts scripts in the folder of the package. */
const FILE = path.join('bench', 'checksums.json');

/** What is committed, and what is recorded anew when the run is asked to. */
export class CommittedChecksums {
  private readonly table = JSON.parse(readFileSync(FILE, 'utf8')) as Table;

  constructor(private readonly record: boolean) {}

  /**
   * Holds a checksum against the committed one; with `--record` it becomes the committed one.
   *
   * @throws Error if they differ: then there is no time to report
   */
  hold<Name extends keyof Checksums>(scenario: string, seed: number, name: Name, found: Checksums[Name]): void {
    if (this.record) {
      const seeds = (this.table[scenario] ??= {});
      seeds[seed] = { ...(seeds[seed] ?? { input: '' }), [name]: found };
      return;
    }
    const committed = this.table[scenario]?.[seed]?.[name];
    if (committed === undefined) {
      throw new Error(
        `no ${name} checksum of \`${scenario}\` is committed for seed ${seed}: seeds 7, 11 and 42 have one`,
      );
    }
    if (JSON.stringify(committed) !== JSON.stringify(found)) {
      throw new Error(
        `wrong ${name} checksum of \`${scenario}\`, seed ${seed}: ` +
          `found ${JSON.stringify(found)}, committed ${JSON.stringify(committed)}`,
      );
    }
  }

  save(): void {
    if (this.record) writeFileSync(FILE, `${JSON.stringify(this.table, null, 2)}\n`);
  }
}

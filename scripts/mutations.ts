// `npm run mutations`: puts one small mistake after the other into the law, the judge and the engine, and runs the laws: a
// mistake that breaks none of them survives, which is a hole in the laws. MUTATIONS_ONLY is a part of the names to try.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_MUTANTS } from './mutations/all-mutants';
import { copyForLaws, runLaws, type LawRun } from './mutations/law-run';
import { nameOf, pathOf, type Mutant } from './mutations/mutant';
import { mutatedText } from './mutations/mutated-text';

const root = join(__dirname, '..');
const runs = Number(process.env.LAWS_RUNS ?? 1000);
const seed = Number(process.env.LAWS_SEED ?? 1);
const mutants = ALL_MUTANTS.filter((mutant) => nameOf(mutant).includes(process.env.MUTATIONS_ONLY ?? ''));

async function runMutant(folder: string, mutant: Mutant): Promise<LawRun> {
  const file = join(folder, pathOf(mutant));
  const right = readFileSync(file, 'utf8');
  writeFileSync(file, mutatedText(folder, mutant));
  try {
    return await runLaws(folder, { runs, seed });
  } finally {
    writeFileSync(file, right);
  }
}

function resultText(run: LawRun): string {
  switch (run.kind) {
    case 'broken-law':
      return `breaks "${run.law}"`;
    case 'too-long':
      return 'never ends';
    case 'all-hold':
      return 'SURVIVES';
    case 'failed':
      return `CANNOT BE RUN:\n${run.output}`;
  }
}

function isCaught({ kind }: LawRun): boolean {
  return kind === 'broken-law' || kind === 'too-long';
}

/** Takes mutants off the queue until it is empty; gives the names of those that no law caught. */
async function work(queue: Mutant[], folder: string): Promise<string[]> {
  const missed: string[] = [];
  for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
    const started = performance.now();
    const run = await runMutant(folder, mutant);
    console.log(
      `${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${nameOf(mutant)}: ${resultText(run)}`,
    );
    if (!isCaught(run)) missed.push(nameOf(mutant));
  }
  return missed;
}

async function main(): Promise<void> {
  // A list that has not kept up with the code is found before anything is run.
  for (const mutant of ALL_MUTANTS) mutatedText(root, mutant);
  const folders = Array.from({ length: availableParallelism() }, () => mkdtempSync(join(tmpdir(), 'cdk8s-netpol-')));
  try {
    for (const folder of folders) copyForLaws(root, folder);
    // Laws that are broken anyway would catch every mutant. Those that hold on more clusters are for `npm run laws`.
    const [first = ''] = folders;
    const sound = await runLaws(first, { runs: runs / 10, seed });
    if (sound.kind !== 'all-hold') throw new Error(`Without a mistake the code ${resultText(sound)}`);
    const queue = [...mutants];
    const missed = (await Promise.all(folders.map((folder) => work(queue, folder)))).flat();
    console.log(`${mutants.length - missed.length} of ${mutants.length} mutants are caught.`);
    for (const name of missed) console.log(`not caught: ${name}`);
    if (missed.length > 0) process.exitCode = 1;
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

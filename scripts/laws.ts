// `npm run laws`: the laws of the reachability engine, each on 20,000 clusters. LAWS_RUNS and LAWS_SEED choose how many and
// which; LAWS_ONLY is a part of the names of the laws to run; with LAWS_BAIL the first broken law ends the run.
import { checkLaw, type Failure } from '../test/laws/engine/check-law';
import { ALL_LAWS } from '../test/laws/engine/all-laws';
import type { Law } from '../test/laws/engine/law';

const runs = Number(process.env.LAWS_RUNS ?? 20_000);
const seed = Number(process.env.LAWS_SEED ?? Date.now() % 0x7fffffff);
const laws = ALL_LAWS.filter(({ name }) => name.includes(process.env.LAWS_ONLY ?? ''));

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function tell({ law, message, seed: failing, written }: Failure): void {
  console.error(`This law does not hold: ${law.name}`);
  console.error(message);
  console.error(`Seed ${failing}. The smallest counterexample found; keep it in test/cases/counterexamples/:`);
  console.log(written);
}

/** Gives out what was wrong with a law on so many clusters; undefined if it holds. */
function check(law: Law, count: number): Failure | undefined {
  const started = performance.now();
  const failure = checkLaw(law, {
    runs: count,
    seed,
    onProgress: (done, all) => progress(`${done}/${all} ${law.name}`),
  });
  progress('');
  if (failure) tell(failure);
  else console.error(`holds (${((performance.now() - started) / 1000).toFixed(1)} s): ${law.name}`);
  return failure;
}

/** Where it is only asked whether some law is broken, all are tried on few clusters before any is on many. */
const rounds = process.env.LAWS_BAIL ? [runs / 20, runs / 4, runs] : [runs];

function run(): boolean {
  let allHold = true;
  for (const round of rounds) {
    for (const law of laws) {
      if (check(law, round) === undefined) continue;
      allHold = false;
      if (process.env.LAWS_BAIL) return false;
    }
  }
  return allHold;
}

console.error(`${laws.length} laws on ${runs} clusters, seed ${seed}.`);
if (!run()) process.exitCode = 1;

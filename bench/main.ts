/**
 * `npm run bench`: how fast the engine, the reading of manifests and the checks are, and how their work grows.
 * See docs/performance.md.
 */
import { cpus, loadavg } from 'node:os';
import { EXPERIMENTS } from './experiments';
import type { Outcome } from './experiments/experiment';
import { benchOptions } from './options';
import { reportMarkdown } from './printing/report-markdown';
import { reportText } from './printing/report-text';
import { reportedFigure, type RunReport } from './printing/run-report';
import { BenchRun } from './running/bench-run';
import { CommittedChecksums } from './running/committed-checksums';
import { Interrupted } from './running/probe-run';

/** What a shell expects of a program that Ctrl-C has ended. */
const INTERRUPTED = 130;

const options = benchOptions(process.argv.slice(2));
const chosen = EXPERIMENTS.filter(({ name, usual = true }) =>
  options.only.length === 0 ? usual : options.only.includes(name),
);
const checksums = new CommittedChecksums(options.record);
const say = (text: string) => process.stderr.write(`${text}\n`);
const run = new BenchRun({ seed: options.seed, samples: options.samples, checksums, say });
const load = () => loadavg()[0] ?? 0;
const before = load();
const outcomes: Outcome[] = [];
const errors: { experiment: string; message: string }[] = [];

process.on('exit', () => run.close());
// Ctrl-C goes to the probe, too: this program ends when that one has.
process.on('SIGINT', () => undefined);

for (const experiment of chosen) {
  say(`${experiment.name}: ${experiment.about}`);
  try {
    outcomes.push(experiment.run(run));
  } catch (error) {
    if (error instanceof Interrupted) process.exit(INTERRUPTED);
    errors.push({ experiment: experiment.name, message: error instanceof Error ? error.message : String(error) });
  }
}
checksums.save();

const report: RunReport = {
  node: process.versions.node,
  processor: `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}`,
  seed: options.seed,
  load: [before, load()],
  figures: outcomes.flatMap(({ figures }) => figures).map(reportedFigure),
  counters: Object.assign({}, ...outcomes.map(({ counters = {} }) => counters)) as RunReport['counters'],
  errors,
};
const printers = {
  text: reportText,
  md: reportMarkdown,
  json: (whole: RunReport) => `${JSON.stringify(whole, null, 2)}\n`,
};
process.stdout.write(printers[options.format](report));
if (errors.length > 0) process.exitCode = 1;

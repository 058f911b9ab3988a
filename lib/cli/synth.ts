import { availableParallelism } from 'node:os';
import * as path from 'node:path';
import { CONFIGURATION_VARIABLE, TODAY_VARIABLE } from '../checks/circumstances';
import { emergencyBanner } from '../checks/hanging';
import { AppProblem, appsIn, type AppFolder } from './apps';
import { failureText } from './failure-text';
import { writeInventories } from './inventories';
import { checkOutputFolders, staleFolders } from './output-folders';
import { printFindings } from './print-findings';
import { renderApp, type Rendering } from './render-app';
import { withScratchFolder } from './scratch-folder';
import { swapFolders } from './swap-folders';
import type { SynthOptions } from './synth-options';

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function printError(text: string): void {
  process.stderr.write(`${text}\n\n`);
}

/** Renders apps side by side, as many at a time as there are processors; results are in the order of the apps. */
async function renderAll(
  apps: readonly AppFolder[],
  render: (app: AppFolder) => Promise<Rendering>,
): Promise<Rendering[]> {
  const renderings: Rendering[] = [];
  const waiting = [...apps.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, app] = next;
      if (process.stderr.isTTY) process.stderr.write(`rendering ${app.name} ...\n`);
      renderings[index] = await render(app);
    }
  };
  await Promise.all(Array.from({ length: Math.min(apps.length, availableParallelism()) }, work));
  return renderings;
}

/** Says why an app was not written: its findings alone, or, where the checks never ran, what the app itself said. */
function explainFailure({ app, report, stderr, wroteNothing }: Rendering): void {
  if (report && report.errors.length > 0) {
    printFindings([...report.errors, ...report.warnings]);
    return;
  }
  const reason = wroteNothing
    ? 'it wrote no manifest: an app makes charts with objects in them, and ends with `app.synth()`'
    : failureText(stderr, process.cwd()) || 'it gave no reason';
  printError(`netpol: ${app.main} could not be synthesized\n${reason}`);
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function describe({ app, files, report }: Rendering, options: SynthOptions): void {
  const policies = report?.clusters.reduce((sum, cluster) => sum + cluster.policies, 0);
  print(`${app.name}: ${policies ?? 'unknown'} policies`);
  for (const file of files) print(`  ${path.join(options.output, app.name, file)}`);
  if (!report) {
    print('  (not judged: the app does not use cdk8s-netpol)');
    return;
  }
  for (const { name, table } of options.table ? report.clusters : []) {
    print(name ? `\n${indented(`cluster ${name}`)}\n` : '');
    print(indented(table));
  }
  print('');
}

/** Passes on what an app wrote to standard error, and what was found in it without stopping it. */
function warn({ report, stderr }: Rendering): void {
  if (stderr.trim()) printError(stderr.trim());
  const warnings = report?.warnings ?? [];
  const overruled = warnings.filter(({ severity }) => severity === 'error').length;
  if (overruled > 0) printError(emergencyBanner(overruled));
  printFindings(warnings);
}

/** What the apps are told about the rules; they find the configuration by themselves. */
function variablesOf({ config, today }: SynthOptions): Readonly<Record<string, string>> {
  return {
    ...(config !== undefined && { [CONFIGURATION_VARIABLE]: path.resolve(config) }),
    ...(today !== undefined && { [TODAY_VARIABLE]: today }),
  };
}

/** Deleting is left to a person: the folder may belong to somebody else. */
function warnOfStale(folder: string): void {
  printError(`netpol: \`${path.relative(process.cwd(), folder)}\` belongs to no app; delete it if its app is gone`);
}

/**
 * Renders apps into a scratch folder beside the output, and moves the results in only when every app succeeds.
 *
 * @returns the exit code: 0 when everything was written; 1 when something was found, and nothing was written
 */
export async function synth(names: readonly string[], options: SynthOptions): Promise<number> {
  const output = path.resolve(options.output);
  try {
    const apps = appsIn(options.apps, names);
    checkOutputFolders(apps, output);
    return await withScratchFolder(output, async (scratch, over) => {
      const renderings = await renderAll(apps, (app) =>
        renderApp(app, { command: options.run, scratch, variables: variablesOf(options) }, over),
      );
      const failed = renderings.filter(({ succeeded }) => !succeeded);
      if (failed.length > 0) {
        failed.forEach(explainFailure);
        return 1;
      }
      // First, so that whatever stops them leaves the manifests as they were.
      writeInventories(renderings, options.inventory);
      swapFolders(
        renderings.map(({ app, folder }) => ({ from: folder, to: path.join(output, app.name) })),
        scratch,
      );
      renderings.forEach((rendering) => describe(rendering, options));
      renderings.forEach(warn);
      if (names.length === 0) staleFolders(apps, output).forEach(warnOfStale);
      return 0;
    });
  } catch (error) {
    if (!(error instanceof AppProblem)) throw error;
    process.stderr.write(`netpol: ${error.message}\n`);
    return 1;
  }
}

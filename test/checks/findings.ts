import { type App, Testing } from 'cdk8s';
import { examine } from '../../lib/checks/examination';
import type { Finding } from '../../lib/diagnostics/finding';
import { registryOf } from '../../lib/dsl';

/** All that the checks find about the app that a program makes. Lines of source are left out: they are tested alone. */
export function findingsOf(program: (app: App) => void): Omit<Finding, 'where'>[] {
  const app = Testing.app({ outdir: '/nowhere' });
  program(app);
  return examine(registryOf(app)).findings.map(({ where: _, ...finding }) => finding);
}

/** The headlines of what is found, with the id of each. */
export function headlinesOf(program: (app: App) => void): string[] {
  return findingsOf(program).map(({ id, headline }) => `${id}: ${headline}`);
}

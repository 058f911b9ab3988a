import type { App } from 'cdk8s';
import { Construct } from 'constructs';
import type { Finding } from '../diagnostics/finding';
import { callerOrigin, Mistake, registryOf } from '../dsl';
import type { Circumstances } from './circumstances';
import { examine } from './examination';
import { hungCircumstances } from './hanging';

function noAppGiven(): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    code: 'NP204',
    id: 'no-app',
    severity: 'error',
    headline: '`checks.findings(...)` is given no App',
    where: { ...(origin && { origin }) },
    found: 'a value that is no construct',
    expected: 'an App, or something in one',
    why: 'there is nothing to check, and no findings would look like a good answer',
    help: 'pass the App: `checks.findings(app)`',
  });
}

/** The checks as a program asks them. */
export const checks = {
  /**
   * All that is found in an app, as data: what its synthesis would say, without synthesizing it and without printing.
   * Statements may be added afterwards, and it may be asked again.
   *
   * @param circumstances in place of those of the process: its `netpol.config.json` and its clock
   * @returns errors, warnings and infos, in the order in which a synthesis says them; without what is acknowledged. The
   *   files in `where.origin` are absolute paths.
   * @throws Mistake for what is no App
   * @example checks.findings(app).filter(({ severity }) => severity === 'error')
   */
  findings(app: App, circumstances: Circumstances = {}): readonly Finding[] {
    if (!Construct.isConstruct(app)) throw noAppGiven();
    return examine(registryOf(app), { ...hungCircumstances(), ...circumstances }).findings;
  },
};

import { transformSync } from '@swc/core';
import * as cdk8s from 'cdk8s';
import { type App, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { compileFunction } from 'node:vm';
import * as netpol from '../../lib/index';
import { examine } from '../../lib/checks/examination';
import { registryOf } from '../../lib/dsl';
import type { Finding } from '../../lib/diagnostics/finding';
import type { Configuration } from '../../lib/lint/configuration/configuration';

const { ApiObject, Chart, Include, JsonPatch, YamlOutputType } = cdk8s;
const SCOPE: Readonly<Record<string, unknown>> = {
  ApiObject,
  Chart,
  Include,
  JsonPatch,
  YamlOutputType,
  Testing,
  kplus,
  ...netpol,
};

/**
 * Runs the body of a program as its readers would, with `app`, the exports of this package and what it needs of cdk8s
 * in scope, and returns its App. A program may put another App in place of `app`.
 */
export function appOf(body: string, app: App = Testing.app()): App {
  const { code } = transformSync(`export function program(app) { ${body}\nreturn app; }`, {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  const exported: { program?: (app: App) => App } = {};
  compileFunction(code, ['exports', ...Object.keys(SCOPE)])(exported, ...Object.values(SCOPE));
  if (!exported.program) throw new TypeError('the program did not compile to a function');
  return exported.program(app);
}

/** The day on which programs are judged. */
const TODAY = '2027-01-31';

/** All that the checks find about the App of a program; of rules that are off only those that are given a level. */
export function findingsOf(body: string, rules: Configuration['rules'] = {}): readonly Finding[] {
  const configuration = { preset: 'recommended', rules } as const;
  return examine(registryOf(appOf(body)), { today: TODAY, configuration }).findings;
}

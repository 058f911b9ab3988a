import { transformSync } from '@swc/core';
import * as cdk8s from 'cdk8s';
import { type App, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { compileFunction } from 'node:vm';
import * as netpol from '../../lib/index';
import { examine } from '../../lib/checks/examination';
import { registryOf } from '../../lib/dsl';
import type { Finding } from '../../lib/diagnostics/finding';

const { Chart, JsonPatch, YamlOutputType } = cdk8s;
const SCOPE: Readonly<Record<string, unknown>> = { Chart, JsonPatch, YamlOutputType, Testing, kplus, ...netpol };

/**
 * Runs the body of a program as its readers would, with `app`, the exports of this package and what it needs of cdk8s
 * in scope, and returns all that the checks find. A program may put another App in place of `app`.
 */
export function findingsOf(body: string): readonly Finding[] {
  const { code } = transformSync(`export function program(app) { ${body}\nreturn app; }`, {
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  const exported: { program?: (app: App) => App } = {};
  compileFunction(code, ['exports', ...Object.keys(SCOPE)])(exported, ...Object.values(SCOPE));
  if (!exported.program) throw new TypeError('the program did not compile to a function');
  return examine(registryOf(exported.program(Testing.app()))).findings;
}

import { readFileSync } from 'node:fs';
import { report, settle, timed } from '../probe';
import { appOfObjects } from './app-of-objects';
import type { WrittenObject } from './app-of-statements';

/** The objects with cdk8s alone: this package is not even loaded. */
report(({ outdir, file }: { readonly outdir: string; readonly file: string }) => {
  const app = appOfObjects(outdir, JSON.parse(readFileSync(file, 'utf8')) as WrittenObject[]);
  settle();
  return { synth: timed(() => app.synth()).ms };
});

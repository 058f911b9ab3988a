import { readFileSync } from 'node:fs';
import { Chart } from 'cdk8s';
import { ensure } from '../../../lib';
import { report, settle, timed } from '../probe';
import { appOfObjects } from './app-of-objects';
import { callsPerChart, ringOf, type AppSize, type WrittenObject } from './app-of-statements';

/** The same objects, with the workloads declared so that there is something to check, and one thing to prove. */
report(({ size, outdir, file }: { readonly size: AppSize; readonly outdir: string; readonly file: string }) => {
  const app = appOfObjects(outdir, JSON.parse(readFileSync(file, 'utf8')) as WrittenObject[]);
  const rings = app.node.children
    .filter((construct) => Chart.isChart(construct))
    .map((chart) => ringOf(chart, callsPerChart(size)));
  const [first, second] = rings[0] ?? [];
  if (first && second) ensure(first).canReach(second).on('http');
  settle();
  return { synth: timed(() => app.synth()).ms };
});

import { report, settle, timed } from '../probe';
import { appOfStatements, type AppSize } from './app-of-statements';

/** The objects said with statements: the policies are worked out, checked and written. */
report(({ size, outdir }: { readonly size: AppSize; readonly outdir: string }) => {
  const app = appOfStatements(outdir, size);
  settle();
  return { synth: timed(() => app.synth()).ms };
});

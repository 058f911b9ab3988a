import { writeFileSync } from 'node:fs';
import { report } from '../probe';
import { appOfStatements, objectsWritten, type AppSize } from './app-of-statements';

/** Writes down the objects of the app of statements, for the two others to start from. */
report(({ size, outdir, file }: { readonly size: AppSize; readonly outdir: string; readonly file: string }) => {
  const app = appOfStatements(outdir, size);
  app.synth();
  const objects = objectsWritten(app);
  writeFileSync(file, JSON.stringify(objects));
  return { policies: objects.length };
});

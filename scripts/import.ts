// `npm run import`: writes imports/ anew from imports/schemas/.
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateImports, IMPORTS, isGenerated } from './generate-imports';
import { withTemporaryFolder } from './temporary-folder';

withTemporaryFolder((folder) => {
  // imports/ is touched only once everything has been generated, so a failure leaves it as it was.
  generateImports(folder);
  for (const name of readdirSync(IMPORTS).filter(isGenerated)) rmSync(join(IMPORTS, name));
  for (const name of readdirSync(folder).sort()) {
    copyFileSync(join(folder, name), join(IMPORTS, name));
    console.log(`imports/${name}`);
  }
});

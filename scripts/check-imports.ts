// `npm run check:imports`: imports/ is what the importer makes of imports/schemas/ today.
import { differenceLines, folderDifferences } from './folder-differences';
import { generateImports, IMPORTS, isGenerated } from './generate-imports';
import { withTemporaryFolder } from './temporary-folder';

const lines = withTemporaryFolder((folder) => {
  generateImports(folder);
  return differenceLines(folderDifferences(folder, IMPORTS, isGenerated));
});
if (lines.length > 0) {
  console.error('imports/ is not what `cdk8s import` makes of imports/schemas/:');
  for (const line of lines) console.error(`  ${line}`);
  console.error('Run `npm run import` and commit the result.');
  process.exitCode = 1;
} else {
  console.log('imports/ is current.');
}

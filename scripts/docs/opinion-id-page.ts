import { opinionIds } from '../../lib/lint/finding-ids';
import type { Page } from './page';

/** The type of the ids, so that a misspelt one does not compile; it loads nothing. */
export const opinionIdPage: Page = {
  file: 'lib/diagnostics/opinion-id.ts',
  text: () => {
    const ids = [...opinionIds()].sort();
    return `// Written by \`npm run docs\`; a test holds it to its source.

/** The id of a finding that is an opinion: it may be given a level, and may be acknowledged. */
export type OpinionId =
${ids.map((id) => `  | '${id}'`).join('\n')};
`;
  },
};

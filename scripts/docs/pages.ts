import { clustersPage } from './clusters-page';
import { mistakesPage } from './mistakes-page';
import { configurationSchemaPage } from './lint-schema-page';
import { opinionIdPage } from './opinion-id-page';
import { otherLintersPage } from './other-linters-page';
import type { Page } from './page';
import { patternsPage } from './patterns-page';
import { rulePages } from './rule-pages';

/** Every page that `npm run docs` writes. */
export const PAGES: readonly Page[] = [
  clustersPage,
  mistakesPage,
  patternsPage,
  configurationSchemaPage,
  opinionIdPage,
  otherLintersPage,
  ...rulePages,
];

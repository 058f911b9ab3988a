import type { Law } from './law';
import { CHANGE_LAWS } from './laws/changes';
import { CROWD_LAWS } from './laws/crowds';
import { DIFF_LAWS } from './laws/diffs';
import { GROWTH_LAWS } from './laws/growth';
import { MAP_LAWS } from './laws/maps';
import { RECTANGLE_LAWS } from './laws/rectangles';
import { RENAMING_LAWS } from './laws/renaming';
import { TRACE_LAWS } from './laws/traces';
import { UPDATE_LAWS } from './laws/updates';
import { VERDICT_LAWS } from './laws/verdicts';
import { WRITING_LAWS } from './laws/writing';

/** Every law that the engine is held to, those that compare it with the law's own words first. */
export const ALL_LAWS: readonly Law[] = [
  ...MAP_LAWS,
  ...RECTANGLE_LAWS,
  ...VERDICT_LAWS,
  ...TRACE_LAWS,
  ...CHANGE_LAWS,
  ...DIFF_LAWS,
  ...UPDATE_LAWS,
  ...CROWD_LAWS,
  ...WRITING_LAWS,
  ...RENAMING_LAWS,
  ...GROWTH_LAWS,
];

import type { Help } from './rule';

/** What to do about labels that no pods have, where nothing near is known. */
export const CORRECT_LABELS: Help = {
  app: 'correct the labels, or declare the pods: `new Workload(chart, id, { labels })`',
  manifests: 'correct the labels, or give the manifests of the pods, too',
};

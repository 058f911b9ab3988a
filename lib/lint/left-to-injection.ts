import type { Selector } from '../model/selector';
import type { Workload } from '../model/workload';
import { isInjected } from './unstable-labels';

/** Whether no known pod has all labels that a selector asks for, and some lack only those that they get when admitted. */
export function isLeftToInjection(
  selector: Selector | undefined,
  podsSelectedBy: (selector: Selector) => readonly Workload[],
): boolean {
  if (!selector?.requirements.some(isInjected) || podsSelectedBy(selector).length > 0) return false;
  const requirements = selector.requirements.filter((requirement) => !isInjected(requirement));
  return podsSelectedBy({ requirements }).length > 0;
}

import type { JudgedPolicy } from './context';

/**
 * Whether a policy says what somebody has said in a statement: what is plain in the statement is no slip. Manifests that
 * were generated once tell it by an annotation.
 */
export function isSaidByStatement({ writtenBy, spelling }: JudgedPolicy): boolean {
  return writtenBy === 'statement' || spelling()?.namesStatement === true;
}

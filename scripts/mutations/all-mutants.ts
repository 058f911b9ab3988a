import { DIRECT_MUTANTS } from './direct-mutants';
import { INDEX_MUTANTS } from './index-mutants';
import type { Mutant } from './mutant';
import { SPEC_MUTANTS } from './spec-mutants';
import { VOCABULARY_MUTANTS } from './vocabulary-mutants';

/** Every mistake that a law has to catch. */
export const ALL_MUTANTS: readonly Mutant[] = [
  ...SPEC_MUTANTS,
  ...DIRECT_MUTANTS,
  ...VOCABULARY_MUTANTS,
  ...INDEX_MUTANTS,
];

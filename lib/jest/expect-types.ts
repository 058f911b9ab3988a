import type { NetpolMatchers } from './matcher-types';

// Each runner has its own place for the types of further matchers. An augmentation of a module that a project does not
// have is passed over, since the published types are declarations only.
declare global {
  namespace jest {
    // The globals of @types/jest, and the `expect` of Vitest, which takes these types over.
    interface Matchers<R> extends NetpolMatchers<R> {}
  }
}

declare module 'expect' {
  // What @jest/globals exports.
  interface Matchers<R extends void | Promise<void>> extends NetpolMatchers<R> {}
}

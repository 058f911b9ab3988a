/** Why a connection is judged as it is, and the smallest change that would allow it. */
export { explain } from './explain';
export { explainBlocks } from './explain-blocks';
export type * from './explanation';

/** Pods that nobody read and that may exist: whom policies let in need not be in any manifest. */
export { diffWithStrangers, type DiffWithStrangers, type DiffWithStrangersOptions } from './diff-with-strangers';
export { rowsWithStrangers } from './rows-with-strangers';
export type { RoleSet } from './role-sets';
export { namespacesText, podsText } from './set-text';
export { isStranger, strangersOf, withStrangers, type Strangers } from './strangers';
export { setsUnreadIn, setsWithoutPods } from './unread-sets';

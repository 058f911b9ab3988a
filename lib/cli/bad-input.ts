/** A command that meets it cannot do what it was asked for, and ends with 1. */
export { BadInput } from '../inquiry/bad-input';

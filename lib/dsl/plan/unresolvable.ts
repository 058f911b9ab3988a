import type { Finding } from '../../diagnostics/finding';

/** What is wrong with an end or a port that somebody asked for; who asked says where. */
export type Unresolvable = Omit<Finding, 'where'> & { readonly path?: string };

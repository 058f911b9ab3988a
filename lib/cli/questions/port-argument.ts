import { readPorts } from '../../inquiry/port-words';
import { speltArgument } from './spelt-argument';

export type { PortWords as PortArgument } from '../../inquiry/port-words';

/** The parser of an option that names ports. */
export const portArgument = speltArgument(readPorts);

import { MISTAKES_ABOUT_ADDRESSES } from './known/addresses';
import { MISTAKES_ABOUT_DNS } from './known/dns';
import { MISTAKES_ABOUT_LABELS } from './known/labels';
import { MISTAKES_ABOUT_THOSE_OUTSIDE } from './known/outside';
import { MISTAKES_ABOUT_PEERS } from './known/peers';
import { MISTAKES_ABOUT_PLUGINS } from './known/plugins';
import { MISTAKES_ABOUT_PORTS } from './known/ports';
import { MISTAKES_ABOUT_THE_CONTROL_PLANE } from './known/control-plane';
import { MISTAKES_ABOUT_THE_HOST_NETWORK } from './known/host-network';
import { MISTAKES_OF_SPELLING } from './known/spelling';
import type { KnownMistake } from './mistake';

/** Every mistake that is known, in the order of their numbers. */
export const KNOWN_MISTAKES: readonly KnownMistake[] = [
  ...MISTAKES_ABOUT_PEERS,
  ...MISTAKES_OF_SPELLING,
  ...MISTAKES_ABOUT_DNS,
  ...MISTAKES_ABOUT_LABELS,
  ...MISTAKES_ABOUT_ADDRESSES,
  ...MISTAKES_ABOUT_PORTS,
  ...MISTAKES_ABOUT_THE_CONTROL_PLANE,
  ...MISTAKES_ABOUT_THE_HOST_NETWORK,
  ...MISTAKES_ABOUT_THOSE_OUTSIDE,
  ...MISTAKES_ABOUT_PLUGINS,
].sort((one, other) => (one.id < other.id ? -1 : 1));

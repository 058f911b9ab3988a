import { INTERNET } from '../model/internet';
import { EVERY_BLOCK } from '../reachability/address-parts';
import { addressesKey, type AddressNames } from './addresses-text';

/** The sets of addresses that every report calls by a name. */
export const OUTSIDE_NAMES: AddressNames = new Map([
  [addressesKey(EVERY_BLOCK), 'anywhere outside'],
  [addressesKey(INTERNET), 'internet'],
]);

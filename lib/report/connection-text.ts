import type { ConnectionSet } from '../reachability';
import { FAMILIES } from '../sets/address';
import { portSetsText } from './port-sets-text';
import { remembered } from './remembered';

type Open = Pick<ConnectionSet, 'allowed' | 'depends' | 'families'>;

/**
 * Writes what one end can open to another in a line: `TCP 80, 443`, `UDP 53 (depends)`. Where the families disagree,
 * what holds in each follows: `TCP 80 (depends) [IPv4: TCP 80; IPv6: none]`.
 */
export function connectionTexts(): (open: Open) => string {
  const portsText = remembered(portSetsText);
  const text = ({ allowed, depends, families }: Open): string => {
    const perhaps = portsText(depends);
    const open = perhaps ? [portsText(allowed), `${perhaps} (depends)`].filter(Boolean).join('; ') : portsText(allowed);
    if (!families) return open;
    const each = FAMILIES.flatMap((family) => {
      const ofFamily = families[family];
      return ofFamily ? [`${family}: ${text(ofFamily) || 'none'}`] : [];
    });
    return `${open} [${each.join('; ')}]`;
  };
  return text;
}

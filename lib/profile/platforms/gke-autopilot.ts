import type { Platform } from '../platform';
import { gkeDataplaneV2 } from './gke-dataplane-v2';

export const gkeAutopilot: Platform = {
  ...gkeDataplaneV2,
  id: 'gke-autopilot',
  title: 'GKE Autopilot',
  note: 'With Cloud DNS say `dns: dns.gkeCloudDns()`; NodeLocal DNSCache is the default.',
};

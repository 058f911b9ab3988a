import type { Platform } from '../platform';

export const gkeDataplaneV2: Platform = {
  id: 'gke-dataplane-v2',
  title: 'GKE with Dataplane V2',
  cni: 'gke-dataplane-v2',
  dns: { shape: 'node-local', address: '169.254.20.10', redirected: true },
  metadata: 'gke',
  apiServerPort: 443,
  note: 'With Cloud DNS say `dns: dns.gkeCloudDns()`; recent clusters have NodeLocal DNSCache.',
};

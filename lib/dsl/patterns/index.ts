import { defaultDenyPattern } from '../default-deny';
import type { PatternDescription } from '../pattern';
import { allowAcmeHttp01Pattern } from './allow-acme-http01';
import { allowDnsPattern } from './allow-dns';
import { allowHealthProbesPattern } from './allow-health-probes';
import { allowIngressControllerPattern } from './allow-ingress-controller';
import { allowInternetPattern } from './allow-internet';
import { allowKubeApiPattern } from './allow-kube-api';
import { allowLoggingPattern } from './allow-logging';
import { allowMetadataPattern } from './allow-metadata';
import { allowPeersPattern } from './allow-peers';
import { allowScrapePattern } from './allow-scrape';
import { allowWebhookPattern } from './allow-webhook';
import { allowWithinNamespacePattern } from './allow-within-namespace';
import { baselinePattern } from './baseline';
import { databaseLockdownPattern } from './database-lockdown';
import { externalServicePattern } from './external-service';
import { istioAmbientPattern } from './istio-ambient';
import { istioSidecarPattern } from './istio-sidecar';
import { tenantZonePattern } from './tenant-zone';

/** Every pattern, in the order in which the documentation shows them. A test holds it to the files of this folder. */
export const PATTERNS: readonly PatternDescription[] = [
  defaultDenyPattern,
  allowDnsPattern,
  baselinePattern,
  allowWithinNamespacePattern,
  tenantZonePattern,
  databaseLockdownPattern,
  allowPeersPattern,
  allowLoggingPattern,
  allowKubeApiPattern,
  allowMetadataPattern,
  allowInternetPattern,
  externalServicePattern,
  allowHealthProbesPattern,
  allowScrapePattern,
  allowIngressControllerPattern,
  allowWebhookPattern,
  allowAcmeHttp01Pattern,
  istioSidecarPattern,
  istioAmbientPattern,
];

import type { Labels } from '../../model/labels';
import { PROTOCOLS, type Protocol } from '../../model/port';
import type { Service, ServicePort } from '../../model/service';
import { parseAddress } from '../../sets/address';
import { knownWord } from '../selector-reading';
import { partReader } from './part-reading';
import {
  isHeadless,
  service,
  SERVICE_TYPES,
  type DecodedService,
  type DecodedServicePort,
  type DecodedServiceSpec,
} from './service-decoding';
import { validateService } from './service-validation';

/** Reads a Service, with the ports that the API server fills in. */
export const readService = partReader(
  service,
  (decoded, { server }) => validateService(decoded, server),
  (decoded, { namespace }) => ({ services: [serviceFrom(decoded, namespace)] }),
);

function serviceFrom({ metadata = {}, spec = {}, status = {} }: DecodedService, namespace: string): Service {
  const type = knownWord(spec.type || 'ClusterIP', SERVICE_TYPES);
  const { selector } = spec;
  // An empty selector is none: a Service selects nothing with it, where a policy would select everything.
  const selects = type !== 'ExternalName' && selector !== undefined && selector.size > 0;
  return Object.freeze({
    namespace: metadata.namespace || namespace,
    name: metadata.name || metadata.generateName || '',
    labels: labelsFrom(metadata.labels),
    type,
    selector: selects ? labelsFrom(selector) : undefined,
    headless: type !== 'ExternalName' && isHeadless(spec),
    ports: Object.freeze((spec.ports ?? []).map(portFrom)),
    addresses: Object.freeze(addressesIn(spec, status)),
    externalTrafficPolicy: spec.externalTrafficPolicy === 'Local' ? 'Local' : 'Cluster',
    publishesNotReady: spec.publishNotReadyAddresses ?? false,
  });
}

/** A target that is left out, zero or empty is the port itself. */
function portFrom({ name, protocol, port = 0, targetPort }: DecodedServicePort): ServicePort {
  return Object.freeze({
    ...(name && { name }),
    protocol: knownWord<Protocol>(protocol || 'TCP', PROTOCOLS),
    number: port,
    target: targetPort || port,
  });
}

const NO_LABELS: Labels = Object.freeze({});

function labelsFrom(labels: ReadonlyMap<string, string> | undefined): Labels {
  return labels && labels.size > 0 ? Object.freeze(Object.fromEntries(labels)) : NO_LABELS;
}

function addressesIn(spec: DecodedServiceSpec, { loadBalancer }: NonNullable<DecodedService['status']>) {
  const given = (loadBalancer?.ingress ?? []).map(({ ip = '' }) => ip);
  const { clusterIP = '', clusterIPs = [], externalIPs = [], loadBalancerIP = '' } = spec;
  const texts = new Set([clusterIP, ...clusterIPs, ...externalIPs, loadBalancerIP, ...given]);
  return [...texts].map((address) => parseAddress(address)).filter((address) => address !== undefined);
}

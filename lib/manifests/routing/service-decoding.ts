import type { Service } from '../../model/service';
import { bool, int, intOrString, list, text, textMap } from '../decode/decoder';
import { objectMetadata, type DecodedObjectMetadata } from '../object-metadata';
import { someFields } from '../partial-decoding';

/** The types of a Service; the first is that of one that names none. */
export const SERVICE_TYPES: readonly Service['type'][] = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

/** Whether clients get the addresses of the pods themselves, since the Service has none. */
export function isHeadless({ clusterIP, clusterIPs = [] }: DecodedServiceSpec): boolean {
  return clusterIP === 'None' || clusterIPs[0] === 'None';
}

/** The fields of a Service that say where it leads. */
export interface DecodedService {
  readonly metadata?: DecodedObjectMetadata;
  readonly spec?: DecodedServiceSpec;
  readonly status?: { readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string }[] } };
}

export interface DecodedServiceSpec {
  readonly type?: string;
  readonly selector?: ReadonlyMap<string, string>;
  readonly ports?: readonly DecodedServicePort[];
  readonly clusterIP?: string;
  readonly clusterIPs?: readonly string[];
  readonly externalIPs?: readonly string[];
  readonly loadBalancerIP?: string;
  readonly externalTrafficPolicy?: string;
  readonly publishNotReadyAddresses?: boolean;
}

export interface DecodedServicePort {
  readonly name?: string;
  readonly protocol?: string;
  readonly port?: number;
  readonly targetPort?: number | string;
}

const servicePort = someFields<DecodedServicePort>('ServicePort', {
  name: text(),
  protocol: text('v1.Protocol'),
  port: int(32),
  targetPort: intOrString,
});

/** Reads the fields of a Service, in Go's words where a value has a wrong type. */
export const service = someFields<DecodedService>('Service', {
  metadata: objectMetadata,
  spec: someFields<DecodedServiceSpec>('ServiceSpec', {
    type: text('v1.ServiceType'),
    selector: textMap,
    ports: list(servicePort),
    clusterIP: text(),
    clusterIPs: list(text()),
    externalIPs: list(text()),
    loadBalancerIP: text(),
    externalTrafficPolicy: text('v1.ServiceExternalTrafficPolicy'),
    publishNotReadyAddresses: bool,
  }),
  status: someFields('ServiceStatus', {
    loadBalancer: someFields('LoadBalancerStatus', {
      ingress: list(someFields<{ readonly ip: string }>('LoadBalancerIngress', { ip: text() })),
    }),
  }),
});

import type { Monitor } from '../../model/routing';
import { bool, int, intOrString, list, text } from '../decode/decoder';
import { selector } from '../decode/decode-spec';
import type { DecodedSelector } from '../decode/decoded-policy';
import { objectMetadata, type DecodedObjectMetadata } from '../object-metadata';
import { validateObjectName } from '../object-names';
import { someFields } from '../partial-decoding';
import { selectorFrom } from '../selector-reading';
import { rulesForNew } from '../validation/policy-rules';
import { validateSelector } from '../validation/selector';
import { partReader, type PartReader } from './part-reading';

interface DecodedScrape {
  readonly port?: string;
  readonly portNumber?: number;
  readonly targetPort?: number | string;
}

interface DecodedMonitor {
  readonly metadata?: DecodedObjectMetadata;
  readonly spec?: {
    readonly selector?: Partial<DecodedSelector>;
    readonly namespaceSelector?: { readonly any?: boolean; readonly matchNames?: readonly string[] };
    /** Of a ServiceMonitor. */
    readonly endpoints?: readonly DecodedScrape[];
    /** Of a PodMonitor. */
    readonly podMetricsEndpoints?: readonly DecodedScrape[];
  };
}

const scrape = (name: string) =>
  someFields<DecodedScrape>(name, { port: text(), portNumber: int(32), targetPort: intOrString });

const monitor = (kind: Monitor['kind']) =>
  someFields<DecodedMonitor>(kind, {
    metadata: objectMetadata,
    spec: someFields(`${kind}Spec`, {
      selector,
      namespaceSelector: someFields('NamespaceSelector', { any: bool, matchNames: list(text()) }),
      endpoints: list(scrape('Endpoint')),
      podMetricsEndpoints: list(scrape('PodMetricsEndpoint')),
    }),
  });

/**
 * Reads a ServiceMonitor or a PodMonitor of the Prometheus operator. The name of a port wins over its number, as it
 * does in the operator.
 */
export function monitorReader(kind: Monitor['kind']): PartReader {
  return partReader(
    monitor(kind),
    ({ metadata = {}, spec = {} }, { server }) => [
      ...validateObjectName(metadata),
      ...validateSelector(spec.selector, 'spec.selector', rulesForNew(server)),
    ],
    (decoded, { namespace }) => ({ monitors: [monitorFrom(decoded, kind, namespace)] }),
  );
}

function monitorFrom({ metadata = {}, spec = {} }: DecodedMonitor, kind: Monitor['kind'], own: string): Monitor {
  const namespace = metadata.namespace || own;
  const { any = false, matchNames = [] } = spec.namespaceSelector ?? {};
  const scrapes = (kind === 'ServiceMonitor' ? spec.endpoints : spec.podMetricsEndpoints) ?? [];
  return Object.freeze({
    kind,
    namespace,
    name: metadata.name || metadata.generateName || '',
    namespaces: any ? 'any' : Object.freeze(matchNames.length > 0 ? [...matchNames] : [namespace]),
    selector: selectorFrom(spec.selector),
    ports: Object.freeze(scrapes.map(portFrom)),
  });
}

function portFrom({ port, portNumber, targetPort }: DecodedScrape): Monitor['ports'][number] {
  if (port) return Object.freeze({ name: port });
  const target = portNumber || targetPort;
  return Object.freeze(target ? { target } : {});
}

import type { Backend, Webhook } from '../../model/routing';
import { int, list, text, type Decoder } from '../decode/decoder';
import { objectMetadata, type DecodedObjectMetadata } from '../object-metadata';
import { validateObjectName } from '../object-names';
import { someFields } from '../partial-decoding';
import { eachOnce } from './backends';
import { partReader, type PartReader } from './part-reading';

/** The port of a Service that the API server calls where none is written. */
const HTTPS = 443;

interface DecodedServiceReference {
  readonly namespace?: string;
  readonly name?: string;
  readonly port?: number;
}

/** Without a Service a webhook is a URL, which may be anywhere. */
interface DecodedClientConfig {
  readonly service?: DecodedServiceReference;
}

/** All of these kinds in one: each has the fields of its own. */
interface DecodedCaller {
  readonly metadata?: DecodedObjectMetadata;
  /** Of admission. */
  readonly webhooks?: readonly { readonly clientConfig?: DecodedClientConfig }[];
  readonly spec?: {
    /** Of an APIService. */
    readonly service?: DecodedServiceReference;
    /** Of a CustomResourceDefinition. */
    readonly conversion?: { readonly webhook?: { readonly clientConfig?: DecodedClientConfig } };
  };
}

const service = someFields<DecodedServiceReference>('ServiceReference', {
  namespace: text(),
  name: text(),
  port: int(32),
});
const clientConfig = someFields<DecodedClientConfig>('WebhookClientConfig', { service });

const admission = (kind: string) =>
  someFields<Omit<DecodedCaller, 'spec'>>(kind, {
    metadata: objectMetadata,
    webhooks: list(someFields('Webhook', { clientConfig })),
  });

const withSpec = (kind: string, spec: Decoder<NonNullable<DecodedCaller['spec']>>) =>
  someFields<Omit<DecodedCaller, 'webhooks'>>(kind, { metadata: objectMetadata, spec });

const conversion = someFields<{ readonly webhook?: { readonly clientConfig?: DecodedClientConfig } }>(
  'CustomResourceConversion',
  { webhook: someFields('WebhookConversion', { clientConfig }) },
);

/** Reads the webhooks of admission: the API server calls their Services before it stores an object. */
export const readValidatingWebhooks = webhookReader(
  'ValidatingWebhookConfiguration',
  admission('ValidatingWebhookConfiguration'),
);
export const readMutatingWebhooks = webhookReader(
  'MutatingWebhookConfiguration',
  admission('MutatingWebhookConfiguration'),
);

/** Reads an aggregated API, which the API server passes on to a Service; one without a Service is its own. */
export const readApiService = webhookReader(
  'APIService',
  withSpec('APIService', someFields('APIServiceSpec', { service })),
);

/** Reads the conversion webhook of a CustomResourceDefinition; few have one. */
export const readConversionWebhook = webhookReader(
  'CustomResourceDefinition',
  withSpec('CustomResourceDefinition', someFields('CustomResourceDefinitionSpec', { conversion })),
);

function webhookReader(kind: string, decoder: Decoder<DecodedCaller>): PartReader {
  return partReader(
    decoder,
    ({ metadata = {} }) => validateObjectName(metadata),
    (decoded) => ({ webhooks: webhooksFrom(decoded, kind) }),
  );
}

function webhooksFrom({ metadata = {}, webhooks = [], spec = {} }: DecodedCaller, kind: string): readonly Webhook[] {
  const called = [
    ...webhooks.map(({ clientConfig }) => clientConfig?.service),
    spec.service,
    spec.conversion?.webhook?.clientConfig?.service,
  ];
  const backends = called.flatMap((of): readonly Backend[] =>
    of ? [{ namespace: of.namespace ?? '', service: of.name ?? '', port: of.port || HTTPS }] : [],
  );
  const name = metadata.name || metadata.generateName || '';
  return eachOnce(backends).map((backend) => Object.freeze({ kind, name, backend }));
}

import type { DecodedManagedFields, DecodedMetadata, DecodedOwnerReference } from './decoded-policy';
import { anything, bool, int, list, struct, text, textMap } from './decoder';
import { time } from './time';

const ownerReference = struct<DecodedOwnerReference>('OwnerReference', {
  apiVersion: text(),
  kind: text(),
  name: text(),
  uid: text('types.UID'),
  controller: bool,
  blockOwnerDeletion: bool,
});

const managedFields = struct<DecodedManagedFields>('ManagedFieldsEntry', {
  manager: text(),
  operation: text('v1.ManagedFieldsOperationType'),
  apiVersion: text(),
  time,
  fieldsType: text(),
  fieldsV1: anything,
  subresource: text(),
});

/** The metadata that every Kubernetes object has. */
export const metadata = struct<DecodedMetadata>('ObjectMeta', {
  name: text(),
  generateName: text(),
  namespace: text(),
  selfLink: text(),
  uid: text('types.UID'),
  resourceVersion: text(),
  generation: int(64),
  creationTimestamp: time,
  deletionTimestamp: time,
  deletionGracePeriodSeconds: int(64),
  labels: textMap,
  annotations: textMap,
  ownerReferences: list(ownerReference),
  finalizers: list(text()),
  managedFields: list(managedFields),
});

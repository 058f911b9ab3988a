import type { DecodedOwnerReference } from '../decode/decoded-policy';
import { invalid, required } from './api-error';
import type { ApiError } from './api-error';
import { goJson, goQuoted } from './go-text';
import type { ServerVersion } from './server-version';
import { typedValue } from './typed-value';

/** What the API server says about `metadata.ownerReferences`: no part empty, no Event, one controller at most. */
export function validateOwnerReferences(
  references: readonly Partial<DecodedOwnerReference>[],
  field: string,
  server: ServerVersion,
): ApiError[] {
  const errors: ApiError[] = [];
  let controller = '';
  for (const [index, reference] of references.entries()) {
    const indexed = server.ownerReferences === 'indexed';
    errors.push(...validateReference(reference, indexed ? `${field}[${index}]` : field, server));
    if (!reference.controller) continue;
    const name = `${reference.kind ?? ''}/${reference.name ?? ''}`;
    if (controller === '') controller = name;
    else {
      const rule = 'Only one reference can have Controller set to true. Found "true" in references for';
      errors.push(invalid(field, referencesText(references, server), `${rule} ${controller} and ${name}`));
    }
  }
  return errors;
}

function validateReference(
  reference: Partial<DecodedOwnerReference>,
  field: string,
  server: ServerVersion,
): ApiError[] {
  const { apiVersion = '', kind = '', name = '', uid = '' } = reference;
  const empty = (part: string, printed: string): ApiError =>
    server.ownerReferences === 'indexed'
      ? required(`${field}.${part}`, 'must not be empty')
      : invalid(
          `${field}.${part}`,
          printed,
          server.ownerReferences === 'named' ? `${part} must not be empty` : 'must not be empty',
        );
  const errors = validateApiVersion(apiVersion, `${field}.apiVersion`, server);
  if (kind === '') errors.push(empty('kind', '""'));
  if (name === '') errors.push(empty('name', '""'));
  if (uid === '') errors.push(empty('uid', typedValue('', server)));
  if (/^\/?v1$/.test(apiVersion) && kind === 'Event') {
    errors.push(invalid(field, referenceText(reference, server), '/v1, Kind=Event is disallowed from being an owner'));
  }
  return errors;
}

/** A group and a version, or a version alone: one slash at most, and something behind it. */
function validateApiVersion(apiVersion: string, field: string, server: ServerVersion): ApiError[] {
  const parts = apiVersion.split('/', 3);
  const right = apiVersion !== '' && parts.length <= 2 && apiVersion !== '/' && parts.at(-1) !== '';
  if (right) return [];
  if (server.ownerReferences !== 'indexed') return [invalid(field, goQuoted(apiVersion), 'version must not be empty')];
  if (apiVersion === '') return [required(field, 'must not be empty')];
  return [invalid(field, goQuoted(apiVersion), 'must be <group>/<version> or <version>')];
}

function referencesText(references: readonly Partial<DecodedOwnerReference>[], server: ServerVersion): string {
  const texts = references.map((reference) => referenceText(reference, server));
  if (server.printsJson) return `[${texts.join(',')}]`;
  return `[]v1.OwnerReference{${texts.join(', ')}}`;
}

/** A reference as the server prints it. In Go syntax a flag is printed as its place in memory, which nobody knows. */
function referenceText(reference: Partial<DecodedOwnerReference>, server: ServerVersion): string {
  const { apiVersion = '', kind = '', name = '', uid = '', controller, blockOwnerDeletion } = reference;
  if (server.printsJson) {
    const flags = JSON.stringify({ controller, blockOwnerDeletion }).slice(1, -1);
    const texts = Object.entries({ apiVersion, kind, name, uid }).map(([key, text]) => `"${key}":${goJson(text)}`);
    return `{${texts.join(',')}${flags && `,${flags}`}}`;
  }
  const texts = Object.entries({ APIVersion: apiVersion, Kind: kind, Name: name, UID: uid });
  const parts = texts.map(([key, text]) => `${key}:${goQuoted(text)}`);
  const pointer = (flag: boolean | undefined): string => (flag === undefined ? '(*bool)(nil)' : '(*bool)(0x0)');
  parts.push(`Controller:${pointer(controller)}`, `BlockOwnerDeletion:${pointer(blockOwnerDeletion)}`);
  return `v1.OwnerReference{${parts.join(', ')}}`;
}

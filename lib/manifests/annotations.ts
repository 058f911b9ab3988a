import type { Labels } from '../model/labels';
import { isPlainObject, ownValue } from './decode/plain-values';

const NONE: Labels = Object.freeze({});

/** The annotations of an object, those that are text. It takes anything. */
export function annotationsOf(object: object): Labels {
  const metadata = ownValue(object, 'metadata');
  const annotations = isPlainObject(metadata) ? ownValue(metadata, 'annotations') : undefined;
  if (!isPlainObject(annotations)) return NONE;
  const texts = Object.entries(annotations).filter(([, value]) => typeof value === 'string');
  return Object.freeze(Object.fromEntries(texts) as Record<string, string>);
}

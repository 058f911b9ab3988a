import type { Manifest } from './manifest';

/** What tells a manifest from all others that were read: where it starts, since names may be written twice. */
export function manifestKey({ origin }: Pick<Manifest, 'origin'>): string {
  return origin ? `${origin.file}:${origin.line}:${origin.column}` : '';
}

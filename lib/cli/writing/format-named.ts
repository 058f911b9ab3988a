import type { Format, FormatRegistry } from '../../report/formats';

/** Loads a format of a registry. @throws RangeError if it is none of them */
export async function formatNamed<Report>(formats: FormatRegistry<Report>, id: string): Promise<Format<Report>> {
  const load = formats[id];
  if (!load) throw new RangeError(`there is no format ${id}`);
  return load();
}

import { goQuoted } from '../validation/go-text';
import { text } from './decoder';
import type { Decoder } from './decoder';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{1,2}:\d{2}:\d{2}([.,]\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** A point in time as the API writes it, such as `2024-01-31T12:00:00Z`; kept as text. */
export const time: Decoder<string> = {
  goType: 'v1.Time',
  zero: '',
  decode(value, position) {
    const written = text().decode(value, position.ofOwnDecoder());
    if (
      typeof value === 'string' &&
      !(RFC_3339.test(written) && !Number.isNaN(Date.parse(written.replace(',', '.'))))
    ) {
      position.problems.wrongType(
        position.field,
        `parsing time ${goQuoted(written)} as "2006-01-02T15:04:05Z07:00": cannot parse ${goQuoted(written)} as "2006"`,
        true,
      );
    }
    return written;
  },
};

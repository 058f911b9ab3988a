import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Format } from '../../report/formats';
import { BadInput } from '../bad-input';
import { unwritableFile } from '../reading/input-findings';
import type { WritingSwitches } from '../switches/writing-switches';
import { batches } from './batches';
import { replaceFile } from './replace-file';

/** Writes to standard output; a reader that has seen enough, such as `head`, ends it without a word. */
async function print(pieces: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

/**
 * Writes a report to standard output, or to the file that `--output` names, and what readers of the format may stumble
 * over to standard error.
 *
 * @throws BadInput if the file cannot be written
 */
export async function writeResult<Report>(
  format: Format<Report>,
  report: Report,
  { output }: Pick<WritingSwitches, 'output'>,
): Promise<void> {
  const pieces = batches(format.render(report));
  if (output === undefined) await print(pieces);
  else {
    try {
      await replaceFile(output, pieces);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      throw new BadInput([unwritableFile(output, message.split(', ', 1)[0] ?? message)]);
    }
  }
  for (const caution of format.cautions?.(report) ?? []) process.stderr.write(`netpol: ${caution}\n`);
}

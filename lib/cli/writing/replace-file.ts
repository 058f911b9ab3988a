import { chmodSync, createWriteStream, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { whileInterruptible } from '../interruption';

async function write(file: string, pieces: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(pieces), createWriteStream(file));
}

/**
 * Writes a file, all of it or nothing: into another file beside it, which takes its place in the end. If anything fails,
 * or the command is interrupted, the file is as it was. A link stays a link, and a file keeps its permissions. What is
 * there and is no file, such as `/dev/null` or a named pipe, is written into.
 *
 * @throws what the operating system says
 */
export async function replaceFile(file: string, pieces: Iterable<string>): Promise<void> {
  const before = statSync(file, { throwIfNoEntry: false });
  if (before && !before.isFile()) return write(file, pieces);
  const target = before ? realpathSync(file) : file;
  const name = `.${path.basename(target)}.${process.pid}`;
  const unfinished = path.join(path.dirname(target), name);
  await whileInterruptible(
    () => rmSync(unfinished, { force: true }),
    async () => {
      await write(unfinished, pieces);
      if (before) chmodSync(unfinished, before.mode & 0o7777);
      renameSync(unfinished, target);
    },
  );
}

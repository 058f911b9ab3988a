import * as path from 'node:path';
import type { Origin } from '../diagnostics/origin';

/** The folder of this package's code: `lib/` in the repository, `build/` in the published package. */
const OWN_CODE = path.dirname(__dirname) + path.sep;

const FRAME = /^\s*at (?:.*? \()?(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/]).*?):(\d+):(\d+)\)?$/;

function frameOf(line: string): Origin | undefined {
  const match = FRAME.exec(line);
  return match ? { file: match[1] ?? '', line: Number(match[2]), column: Number(match[3]) } : undefined;
}

function isDependency(file: string): boolean {
  return file.includes(`${path.sep}node_modules${path.sep}`);
}

/** The first frame of the user's own code; failing that, of a library that calls us. */
function callerIn(stack: string): Origin | undefined {
  const frames = stack
    .split('\n')
    .flatMap((line) => frameOf(line) ?? [])
    .filter((frame) => !frame.file.startsWith(OWN_CODE));
  return frames.find((frame) => !isDependency(frame.file)) ?? frames[0];
}

/** The line that counts as the caller while something is made that follows from it. */
let writtenEarlier: (() => Origin | undefined) | undefined;

/** Makes constructs in the name of a line that was written earlier, and not of whoever synthesizes the app now. */
export function inTheNameOf<Made>(origin: () => Origin | undefined, make: () => Made): Made {
  const before = writtenEarlier;
  writtenEarlier = origin;
  try {
    return make();
  } finally {
    writtenEarlier = before;
  }
}

/**
 * The line of the user's source that is calling into this package right now, `undefined` where the stack does not
 * tell. Only the raw stack is taken at once: turning it into text (with source maps, under ts-node) is the costly part,
 * and happens only if a finding asks.
 */
export function callerOrigin(): () => Origin | undefined {
  if (writtenEarlier) return writtenEarlier;
  const holder: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 25;
  Error.captureStackTrace(holder, callerOrigin);
  Error.stackTraceLimit = limit;
  let found: { readonly origin: Origin | undefined } | undefined;
  return () => (found ??= { origin: callerIn(holder.stack ?? '') }).origin;
}

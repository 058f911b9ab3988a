import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';

const LEFT_OUT = 'what it holds is missing from every verdict';

/** A path that leads to nothing, also a link to something that is gone. */
export function missingFile(path: string): Finding {
  return {
    code: 'NP010',
    id: 'missing-file',
    severity: 'error',
    headline: `there is no file or folder \`${path}\``,
    where: { path },
    why: LEFT_OUT,
    help: 'correct the path; it counts from the folder in which the command runs',
  };
}

/** A file or folder that is there and cannot be read. `reason` is what the operating system says. */
export function unreadableFile(path: string, reason: string): Finding {
  return {
    code: 'NP011',
    id: 'unreadable-file',
    severity: 'error',
    headline: `\`${path}\` cannot be read`,
    where: { path },
    found: reason,
    expected: 'a file or folder that may be read',
    why: LEFT_OUT,
    help: 'let the user that runs the command read it',
  };
}

/** A file that is no text in UTF-8. */
export function notUtf8(path: string, origin: Origin, found: string): Finding {
  return {
    code: 'NP012',
    id: 'not-utf-8',
    severity: 'error',
    headline: `\`${path}\` is no text in UTF-8`,
    where: { origin },
    found,
    expected: 'text in UTF-8, as kubectl reads it',
    why: LEFT_OUT,
    help: 'save the file as UTF-8',
  };
}

/** A pattern that fits no file. */
export function nothingFits(pattern: string): Finding {
  return {
    code: 'NP014',
    id: 'nothing-fits',
    severity: 'error',
    headline: `no file fits the pattern \`${pattern}\``,
    where: { path: pattern },
    why: LEFT_OUT,
    help: 'correct the pattern: `*` stands for a part of one name, `**` for folders in folders',
  };
}

/** A folder in which there is nothing to read. */
export function noManifests(path: string, extensions: readonly string[]): Finding {
  const listed = extensions.map((extension) => `\`${extension}\``).join(', ');
  return {
    code: 'NP013',
    id: 'no-manifests',
    severity: 'warning',
    headline: `there are no manifests in the folder \`${path}\``,
    where: { path },
    found: `no file that ends in ${listed}`,
    expected: 'one manifest or more, also in folders below',
    why: 'nothing is judged of this folder',
    help: 'give the folder that holds the manifests',
  };
}

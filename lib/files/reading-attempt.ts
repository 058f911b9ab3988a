import type { Finding } from '../diagnostics/finding';
import { missingFile, unreadableFile } from './file-findings';

/** Does something with a path; where the operating system refuses, there is a finding and no result. */
export function attempt<T>(path: string, findings: Finding[], read: () => T): T | undefined {
  try {
    return read();
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    // The message names the path and the system call after a comma; both are known.
    const reason = message.split(', ', 1)[0] ?? message;
    findings.push(code === 'ENOENT' || code === 'ENOTDIR' ? missingFile(path) : unreadableFile(path, reason));
    return undefined;
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The file in which a project says what it thinks of the rules. */
export const CONFIGURATION_FILE = 'netpol.config.json';
/** The file that may say so as well, under a member of its own. */
const PACKAGE_FILE = 'package.json';
const PACKAGE_MEMBER = 'netpol';

/** A file that holds a configuration, or that should. */
export interface FoundConfiguration {
  readonly file: string;
  /** Undefined where the file cannot be read. */
  readonly text?: string;
  /** Why it cannot be read. */
  readonly reason?: string;
  /** The member of the file that is the configuration. */
  readonly member?: string;
}

/**
 * Finds the configuration that holds in a folder: that of the folder itself, or else of the nearest one above it. In
 * one folder `netpol.config.json` comes before the member `netpol` of `package.json`.
 *
 * @example findConfiguration(process.cwd())?.file // '/home/me/shop/netpol.config.json'
 */
export function findConfiguration(folder: string): FoundConfiguration | undefined {
  for (let current = resolve(folder); ;) {
    const own = join(current, CONFIGURATION_FILE);
    if (existsSync(own)) return readConfigurationFile(own);
    const ofPackage = join(current, PACKAGE_FILE);
    if (existsSync(ofPackage)) {
      const found = readConfigurationFile(ofPackage);
      if (found.text === undefined || mayHaveMember(found.text)) return found;
    }
    const above = dirname(current);
    if (above === current) return undefined;
    current = above;
  }
}

/** The file that somebody names: there it has to be. Of a `package.json` its member `netpol` is meant. */
export function readConfigurationFile(file: string): FoundConfiguration {
  const member = file.endsWith(PACKAGE_FILE) ? { member: PACKAGE_MEMBER } : {};
  try {
    return { file, text: readFileSync(file, 'utf8'), ...member };
  } catch (error) {
    const { message } = error as NodeJS.ErrnoException;
    return { file, reason: message.split(', ', 1)[0] ?? message, ...member };
  }
}

/** Of one that is broken and mentions the member nobody can tell: whoever reads it says what is wrong with it. */
function mayHaveMember(text: string): boolean {
  if (!text.includes(`"${PACKAGE_MEMBER}"`)) return false;
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null && Object.hasOwn(value, PACKAGE_MEMBER);
  } catch {
    return true;
  }
}

import type * as Yaml from 'yaml';

/**
 * A value as lines of YAML, to be pasted into a manifest: read as YAML 1.1, as kubectl reads it, it is the same value.
 *
 * @example yamlLines({ ports: [{ port: 80 }] }) // ['ports:', '  - port: 80']
 */
export function yamlLines(value: unknown): string[] {
  // Loaded where there is a change to show: it takes longer to load than the rest of the command.
  const { stringify } = require('yaml') as typeof Yaml;
  return stringify(value, { version: '1.1', lineWidth: 0 }).trimEnd().split('\n');
}

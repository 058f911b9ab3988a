import type { TextPart } from './document-splitting';
import type { DocumentReading } from './read-document';
import type { BlockRange } from './ordinary-yaml';
import type * as YamlReadingModule from './yaml-reading';

/** Reads one node in block style that stands in a part, as if it were a document of its own. */
export function readAnyBlock({ text, offset }: TextPart, { start, end, column }: BlockRange): DocumentReading {
  // Its first line may begin behind the dash of an item: there are blanks instead.
  const alone = ' '.repeat(column) + text.slice(start, end);
  return readAnyYaml({ text: alone, offset: offset + start - column });
}

/** Reads one document of YAML with the reader for all of YAML, whose parser takes longer to load than all of ours. */
export function readAnyYaml(part: TextPart): DocumentReading {
  const { readYaml } = require('./yaml-reading') as typeof YamlReadingModule;
  return readYaml(part);
}

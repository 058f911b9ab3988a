import type { TextPart } from './document-splitting';
import { asMissingSeparator } from './missing-separator';
import type { DocumentReading } from './read-document';
import { nestedTooDeep, UnreadableText } from './reading-problem';
import { aliasedNodes } from './yaml-aliases';
import { parseYaml } from './yaml-parsing';
import { YamlPlace } from './yaml-place';
import { YamlValues } from './yaml-values';

/** Reads one document of YAML, as kubectl does; no document where there is only space and comments. */
export function readYaml(part: TextPart): DocumentReading {
  try {
    const node = parseYaml(part);
    if (node === undefined) return { documents: [], problems: [] };
    const aliased = aliasedNodes(node, part.offset);
    const values = new YamlValues(aliased, part);
    const value = values.valueOf(node);
    if (values.problems.length > 0) return { documents: [], problems: asMissingSeparator(values.problems) };
    return { documents: [{ value, root: new YamlPlace(node, aliased, part.offset) }], problems: [] };
  } catch (thrown) {
    // The depth is limited before anything recursive is called; should a stack be too small for that, too, it is no crash.
    if (thrown instanceof RangeError) return { documents: [], problems: [nestedTooDeep(part.offset)] };
    if (!(thrown instanceof UnreadableText)) throw thrown;
    return { documents: [], problems: [thrown.problem] };
  }
}

import type { Finding } from '../diagnostics/finding';
import { locate } from './field-path';
import { objectsOf, type LocatedObject } from './list-kinds';
import type { Manifest } from './manifest';
import { splitDocuments, type TextPart } from './reading/document-splitting';
import { helmTemplate } from './reading/helm-templates';
import { looksLikeJson, mayBeJson, readJson } from './reading/json-reading';
import { LineIndex } from './reading/line-index';
import type { DocumentReading } from './reading/read-document';
import { readingFinding } from './reading/reading-findings';
import type { ReadingProblem } from './reading/reading-problem';
import { readYaml } from './reading/yaml-reading';

/** The objects of a text, and what could not be read of it. */
export interface ManifestReading {
  readonly manifests: readonly Manifest[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the Kubernetes objects of a text of YAML or JSON, as kubectl reads them: any number of documents, the
 * items of lists one by one, scalars as YAML 1.1 has them. Documents without anything in them are passed over.
 *
 * What cannot be read becomes a finding with its place, and the other documents are read all the same. The text
 * may be anything: it never throws, and the work grows with the length of the text.
 *
 * @param file how findings and origins name the text
 * @example readManifests('kind: Pod\napiVersion: v1', { file: 'pod.yaml' }).manifests[0].origin
 * // { file: 'pod.yaml', line: 1, column: 1 }
 */
export function readManifests(text: string, { file }: { readonly file: string }): ManifestReading {
  const lines = new LineIndex(text, file);
  const { parts, problems } = splitDocuments(text);
  const readings = parts.map(readPart);
  const documents = readings.flatMap((reading) => reading.documents);
  const found = documents.map(({ value, root }) => objectsOf(value, root));
  const all = [...problems, ...[...readings, ...found].flatMap((reading) => reading.problems)];
  return {
    manifests: found.flatMap(({ objects }) => objects.map((object) => manifestAt(object, lines))),
    findings: onePerTemplate(all)
      .sort((one, other) => one.offset - other.offset)
      .map((problem) => readingFinding(problem, lines.originAt(problem.offset))),
  };
}

/** What begins like JSON is read as JSON first, and as YAML if that fails: YAML may begin like that, too. */
function readPart(part: TextPart): DocumentReading {
  const json = mayBeJson(part) ? readJson(part) : undefined;
  if (json && json.problems.every(({ id }) => id !== 'unreadable-document')) return json;
  const yaml = readYaml(part);
  const [mistake] = yaml.problems;
  if (mistake === undefined) return yaml;
  const template = helmTemplate(part, mistake);
  if (template) return { documents: [], problems: [template] };
  return json && looksLikeJson(part) ? json : yaml;
}

function manifestAt({ object, place }: LocatedObject, lines: LineIndex): Manifest {
  return {
    object,
    origin: lines.originAt(place.offset),
    originOf: (field) => lines.originAt(locate(place, field).offset),
  };
}

/** A template has braces everywhere, and there is one thing to do about it: to render it. */
function onePerTemplate(problems: readonly ReadingProblem[]): ReadingProblem[] {
  const first = problems.find(({ id }) => id === 'helm-template');
  return problems.filter((problem) => problem.id !== 'helm-template' || problem === first);
}

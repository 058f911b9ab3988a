import type { Finding } from '../diagnostics/finding';
import { objectsOf } from './list-kinds';
import type { Manifest } from './manifest';
import { readOrdinary, type PartReading } from './ordinary-reading';
import { readAnyYaml } from './reading/any-yaml';
import { splitDocuments, type TextPart } from './reading/document-splitting';
import { helmTemplate, templateAtStart } from './reading/helm-templates';
import { looksLikeJson, mayBeJson, readJson } from './reading/json-reading';
import { LineIndex } from './reading/line-index';
import type { DocumentReading } from './reading/read-document';
import { readingFinding } from './reading/reading-findings';
import type { ReadingProblem } from './reading/reading-problem';
import { LocatedManifest, type LateReading } from './text-manifest';

/** The objects of a text, and what could not be read of it. */
export interface ManifestReading {
  readonly manifests: readonly Manifest[];
  readonly findings: readonly Finding[];
  /** How many documents were read that have something in them: without any, there may be nothing to judge. */
  readonly documents: number;
}

export interface TextOptions {
  /** How findings and origins name the text. */
  readonly file: string;
  /**
   * Whether each part goes first to a reader that knows only the ways in which most manifests are written. The
   * result is the same, but for objects of kinds that no verdict depends on: of those only the names are read, and
   * a mistake in the rest of such a document is not found.
   *
   * @default true
   */
  readonly quick?: boolean;
}

/**
 * Reads the Kubernetes objects of a text of YAML or JSON, as kubectl reads them: any number of documents, the
 * items of lists one by one, scalars as YAML 1.1 has them. Documents without anything in them are passed over.
 *
 * What cannot be read becomes a finding with its place, and the other documents are read all the same. The text
 * may be anything: it never throws, and the work grows with the length of the text.
 *
 * @example readManifests('kind: Pod\napiVersion: v1', { file: 'pod.yaml' }).manifests[0].origin
 * // { file: 'pod.yaml', line: 1, column: 1 }
 */
export function readManifests(text: string, { file, quick = true }: TextOptions): ManifestReading {
  const lines = new LineIndex(text, file);
  const { parts, problems } = splitDocuments(text);
  const all = [...problems];
  const manifests: Manifest[] = [];
  let documents = 0;
  for (const part of parts) {
    const carefully = (): PartReading => readCarefully(part, lines, all);
    const again = (): LateReading => {
      const late: ReadingProblem[] = [];
      return { manifests: readCarefully(part, lines, late).manifests, findings: findingsOf(late, lines) };
    };
    const reading = (quick ? readOrdinary(part, lines, again) : undefined) ?? carefully();
    for (const manifest of reading.manifests) manifests.push(manifest);
    documents += reading.documents;
  }
  return { manifests, findings: findingsOf(all, lines), documents };
}

/** What could not be read, in the order of the text. */
function findingsOf(problems: readonly ReadingProblem[], lines: LineIndex): readonly Finding[] {
  return onePerTemplate(problems)
    .sort((one, other) => one.offset - other.offset)
    .map((problem) => readingFinding(problem, lines.originAt(problem.offset)));
}

/** Reads a part whatever is in it, and adds what is wrong to the problems. */
function readCarefully(part: TextPart, lines: LineIndex, problems: ReadingProblem[]): PartReading {
  const reading = readPart(part);
  const found = reading.documents.map(({ value, root }) => objectsOf(value, root));
  problems.push(...reading.problems, ...found.flatMap((one) => one.problems));
  const located = found.flatMap(({ objects }) => objects);
  return {
    manifests: located.map(({ object, place }) => new LocatedManifest(lines, object, place)),
    documents: reading.documents.filter(({ value }) => value !== null).length,
  };
}

/** What begins like JSON is read as JSON first, and as YAML if that fails: YAML may begin like that, too. */
function readPart(part: TextPart): DocumentReading {
  const json = mayBeJson(part) ? readJson(part) : undefined;
  if (json && json.problems.every(({ id }) => id !== 'unreadable-document')) return json;
  const beginning = templateAtStart(part, readAnyYaml);
  if (beginning) return { documents: [], problems: [beginning] };
  const yaml = readAnyYaml(part);
  const [mistake] = yaml.problems;
  if (mistake === undefined) return yaml;
  const template = helmTemplate(part, mistake);
  if (template) return { documents: [], problems: [template] };
  return json && looksLikeJson(part) ? json : yaml;
}

/** A template has braces everywhere, and there is one thing to do about it: to render it. */
function onePerTemplate(problems: readonly ReadingProblem[]): ReadingProblem[] {
  const first = problems.find(({ id }) => id === 'helm-template');
  return problems.filter((problem) => problem.id !== 'helm-template' || problem === first);
}

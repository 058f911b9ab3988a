import type { Finding } from '../../diagnostics/finding';
import { nearest } from '../../diagnostics/nearest';
import type { LocatedValue } from '../../manifests/field-path';
import { readJson } from '../../manifests/reading/json-reading';
import { LineIndex } from '../../manifests/reading/line-index';
import { canonicalId, idProblem } from '../finding-ids';
import { DEFAULT_CONFIGURATION, LEVELS, PRESETS, type Configuration, type Level } from './configuration';
import { invalidConfiguration, unreadableConfiguration, type Misconfiguration } from './configuration-findings';

/** A file that holds a configuration, as it was found. */
export interface ConfigurationText {
  readonly file: string;
  /** Undefined where the file cannot be read. */
  readonly text?: string;
  /** Why the file cannot be read, in the words of the operating system. */
  readonly reason?: string;
  /** The member of the file that is the configuration. @default the whole file is */
  readonly member?: string;
}

/** A configuration, and what is wrong with it; what is wrong is left out of it. */
export interface ConfigurationReading {
  readonly configuration: Configuration;
  readonly findings: readonly Finding[];
}

const MEMBERS = ['$schema', 'preset', 'rules'] as const;

/**
 * Reads a configuration: data, since what judges code must not run it.
 *
 * @example readConfiguration({ file: 'netpol.config.json', text: '{ "preset": "strict" }' }).configuration.preset
 */
export function readConfiguration({ file, text, reason, member }: ConfigurationText): ConfigurationReading {
  if (text === undefined) {
    const found = reason ?? 'a file that cannot be read';
    return nothing(unreadableConfiguration(file, found, 'a file that may be read'));
  }
  const lines = new LineIndex(text, file);
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const { documents, problems } = readJson({ text: text.slice(start), offset: start });
  const [problem] = problems;
  if (problem) {
    return nothing(unreadableConfiguration(file, problem.found, problem.expected, lines.originAt(problem.offset)));
  }
  const [document] = documents;
  if (!document) return nothing(unreadableConfiguration(file, 'an empty file', '`{}`'));
  const root = member === undefined ? document.root : document.root.child(member);
  const value = member === undefined ? document.value : memberOf(document.value, member);
  if (!root) return { configuration: DEFAULT_CONFIGURATION, findings: [] };
  return new Reader(lines).configuration(value, root);
}

function nothing(finding: Finding): ConfigurationReading {
  return { configuration: DEFAULT_CONFIGURATION, findings: [finding] };
}

function memberOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``;
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

/** Goes through a configuration, and remembers what is wrong with it. */
class Reader {
  private readonly findings: Finding[] = [];

  constructor(private readonly lines: LineIndex) {}

  configuration(value: unknown, place: LocatedValue): ConfigurationReading {
    const members = this.object(value, place, '', 'the configuration');
    for (const key of Object.keys(members)) if (!isWord(key, MEMBERS)) this.unknownMember(key, place);
    const preset = members['preset'];
    const configuration = {
      preset: preset === undefined ? DEFAULT_CONFIGURATION.preset : this.word(preset, place, 'preset', PRESETS),
      rules: members['rules'] === undefined ? {} : this.rules(members['rules'], place.child('rules') ?? place),
    };
    return { configuration: { ...DEFAULT_CONFIGURATION, ...withoutMistakes(configuration) }, findings: this.findings };
  }

  private rules(value: unknown, place: LocatedValue): Record<string, Level> {
    const rules: Record<string, Level> = {};
    for (const [id, level] of Object.entries(this.object(value, place, 'rules', '`rules`'))) {
      const problem = idProblem(id);
      if (problem)
        this.add({ headline: `\`${id}\` can be given no level`, ...problem }, `rules.${id}`, place.child(id));
      const known = this.word(level, place, id, LEVELS, 'rules.');
      if (known !== undefined && !problem) rules[canonicalId(id)] = known;
    }
    return rules;
  }

  private object(value: unknown, place: LocatedValue, field: string, what: string): Readonly<Record<string, unknown>> {
    if (isObject(value)) return value;
    const mistake = { headline: `${what} is no object`, found: shown(value), expected: 'an object in braces' };
    this.add({ ...mistake, help: 'write `{ "rules": { "dns-blocked": "warning" } }`' }, field, place);
    return {};
  }

  private word<Word extends string>(
    value: unknown,
    parent: LocatedValue,
    key: string,
    words: readonly Word[],
    prefix = '',
  ): Word | undefined {
    if (typeof value === 'string' && isWord(value, words)) return value;
    const meant = typeof value === 'string' ? nearest(value, words) : undefined;
    const mistake = {
      headline: `\`${prefix}${key}\` is ${shown(value)}`,
      found: shown(value),
      expected: `one of ${listed(words)}`,
      help: meant === undefined ? `write one of ${listed(words)}` : `did you mean \`${meant}\`?`,
    };
    this.add(mistake, `${prefix}${key}`, parent.child(key));
    return undefined;
  }

  private unknownMember(key: string, place: LocatedValue): void {
    const meant = nearest(key, MEMBERS);
    const mistake = {
      headline: `the configuration has no member \`${key}\``,
      found: `\`${key}\``,
      expected: `one of ${listed(MEMBERS)}`,
      help: meant === undefined ? 'delete it' : `did you mean \`${meant}\`?`,
    };
    this.add(mistake, key, place.child(key));
  }

  private add(mistake: Misconfiguration, field: string, place: LocatedValue | undefined): void {
    this.findings.push(invalidConfiguration(mistake, field, this.lines.originAt(place?.offset ?? 0)));
  }
}

function isWord<Word extends string>(text: string, words: readonly Word[]): text is Word {
  return words.some((word) => word === text);
}

/** What could not be read is as if nobody had written it. */
function withoutMistakes(read: {
  readonly preset: Configuration['preset'] | undefined;
  readonly rules: Configuration['rules'];
}) {
  const { preset, rules } = read;
  return preset === undefined ? { rules } : { preset, rules };
}

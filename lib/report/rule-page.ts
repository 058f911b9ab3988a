import type { DescribedRule } from './lint-report';
import { markdownText } from './markdown';

/** What the page of a rule shows; what no rule makes has no programs. */
export interface PagedRule extends DescribedRule {
  /** Levels that presets give it, other than by its severity. */
  readonly levels?: Readonly<Record<string, string | undefined>>;
  /** Another severity of some of its findings, and which. */
  readonly otherwise?: { readonly severity: string; readonly where: string };
  /** False for one that needs an app; where manifests say what it looks at, if they do not always. */
  readonly inManifests?: false | string;
  readonly scope?: 'app' | 'cluster';
  readonly bad?: string;
  readonly good?: string;
}

/** Sentences hold names in backticks already. */
function prose(sentence: string): string {
  return sentence
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : markdownText(part)))
    .join('');
}

function program(title: string, body: string | undefined): string {
  return body === undefined ? '' : `\n${title}\n\n\`\`\`ts\n${body.trim()}\n\`\`\`\n`;
}

const WHERE: Readonly<Record<string, string>> = {
  app: 'It runs while an app synthesizes: only an app says what it looks at.',
  cluster: 'It runs while an app synthesizes, and in `netpol lint`.',
};

function levelsText({ severity, otherwise, levels = {} }: PagedRule): string {
  const others = Object.entries(levels).map(([preset, level]) => `${level} in the preset \`${preset}\``);
  const some = otherwise ? [`**${otherwise.severity}** where ${otherwise.where}`] : [];
  return [`**${severity}**`, ...some, ...others].join(', ');
}

function scopeText({ scope, inManifests }: PagedRule): string {
  if (!scope) return '';
  if (typeof inManifests === 'string')
    return ` It runs while an app synthesizes, and in \`netpol lint\` where ${inManifests}.`;
  return ` ${WHERE[inManifests === false ? 'app' : scope]}`;
}

/** The page of a rule, as Markdown: what it finds, why it matters, a program in which it speaks, and the same mended. */
export function rulePage(rule: PagedRule): string {
  const { code, id, summary, why, bad, good } = rule;
  return [
    `# ${id} (${code})\n`,
    `\n${prose(summary)}\n`,
    `\nWhy it matters: ${prose(why)}.\n`,
    `\nLevel: ${levelsText(rule)}.${scopeText(rule)}\n`,
    program('It speaks of this program:', bad),
    program('And not of this one:', good),
  ].join('');
}

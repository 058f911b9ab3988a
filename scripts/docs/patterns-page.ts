import { join } from 'node:path';
import type { PatternDescription, PatternExample } from '../../lib/dsl/pattern';
import { PATTERNS } from '../../lib/dsl/patterns';
import { documentedConstruct, type DocumentedProp } from './documented-construct';
import { cell, pageHead, type Page } from './page';

const DSL = join(__dirname, '..', '..', 'lib', 'dsl');

const INTRODUCTION = `
A pattern is a construct that says in one line what would take several statements. Like every \`allow\` it only opens what
something isolates, so it may stand in a chart without a deny; \`DefaultDeny\` is what isolates.

Every example on this page is run by a test, under every network plugin that enforces policies: what is written has to
pass the rules of the API server, no check may find an error, and each connection listed has to be open or closed as it
stands here. Where a plugin does otherwise, the example says so. Those that open something also take \`description\`, \`owner\`
and \`reason\`, which become annotations of their policies. In all of them \`app\` is an \`App\`; \`Chart\` and
\`ApiObject\` come from cdk8s, and everything else from this package.
`;

function summaryTable(): string {
  const rows = PATTERNS.map(
    ({ construct, summary }) => `| [\`${construct}\`](#${construct.toLowerCase()}) | ${cell(summary)} |`,
  );
  return ['| construct | what it does |', '| --- | --- |', ...rows].join('\n');
}

function propsTable(props: readonly DocumentedProp[]): string {
  if (props.length === 0) return '';
  const rows = props.map(({ name, type, text, standard }) => {
    return `| \`${name}\` | \`${cell(type)}\` | ${cell(text)} | ${standard === undefined ? '' : cell(standard)} |`;
  });
  return ['| prop | type | what it is | default |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function differences({ differsUnder = [], refusedUnder = [] }: PatternExample): string[] {
  const listed = (plugins: readonly string[]): string => plugins.map((plugin) => `\`${plugin}\``).join(', ');
  return [
    ...differsUnder.map(
      ({ plugins, lines, verdict, reason }) =>
        `Under ${listed(plugins)}, ${lines.map((line) => `\`${line}\``).join(', ')} is ${verdict}: ${reason}.`,
    ),
    ...refusedUnder.map(
      ({ plugins, finding, reason }) => `Under ${listed(plugins)} the check \`${finding}\` stops it: ${reason}.`,
    ),
  ];
}

function exampleText(example: PatternExample): string {
  const { title, program, opens, closed } = example;
  return [
    `${title.charAt(0).toUpperCase()}${title.slice(1)}:`,
    `\`\`\`ts\n${program.trim()}\n\`\`\``,
    `\`\`\`text\n${[...opens.map((line) => `open    ${line}`), ...closed.map((line) => `closed  ${line}`)].join('\n')}\n\`\`\``,
    ...differences(example),
  ].join('\n\n');
}

function section({ id, construct, summary, examples }: PatternDescription): string {
  const folder = id === 'default-deny' ? DSL : join(DSL, 'patterns');
  const { text, props } = documentedConstruct(join(folder, `${id}.ts`), construct);
  const parts = [`## ${construct}`, text || summary, propsTable(props), ...examples.map(exampleText)];
  return parts.filter(Boolean).join('\n\n');
}

/** The patterns, from what each says about itself and what its doc comments say. */
export const patternsPage: Page = {
  file: 'docs/patterns.md',
  text: () =>
    `${[pageHead('Patterns') + INTRODUCTION.trimEnd(), summaryTable(), ...PATTERNS.map(section)].join('\n\n')}\n`,
};

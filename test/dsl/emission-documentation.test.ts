/** The examples of docs/emission.md are run, and what the page shows is what comes out. */
import type { App } from 'cdk8s';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { examine } from '../../lib/checks/examination';
import { registryOf } from '../../lib/dsl';
import { findingText } from '../../lib/report/finding-text';
import { appOf } from '../lint/example-program';
import { written } from './written';

const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'emission.md'), 'utf8');

const [shared = '', ...programs] = [...PAGE.matchAll(/^```ts\n(.*?)^```/gms)].map(([, body = '']) => body);
const shown = [...PAGE.matchAll(/^```(text|yaml|console)\n(.*?)^```/gms)].map(([, language = '', text = '']) => ({
  language,
  text,
}));

test('each program is followed by what comes of it', () => {
  expect(shown).toHaveLength(programs.length);
  expect(programs.length).toBeGreaterThan(5);
});

interface Named {
  readonly metadata: { readonly name: string };
}

/** What is shown of an app: its policies in short, one of them in full, or what the checks tell. */
const RESULTS: Readonly<Record<string, (app: App, text: string) => unknown>> = {
  text: (app) => `${written(app).join('\n')}\n`,
  yaml: (app, text) => {
    const { name } = (parse(text) as Named).metadata;
    return app.charts.flatMap((chart) => chart.toJson() as Named[]).find(({ metadata }) => metadata.name === name);
  },
  console: (app) => {
    const { findings } = examine(registryOf(app));
    return findings
      .map((finding) => `${findingText({ ...finding, where: {} }, { root: '/nowhere', colour: false })}\n`)
      .join('\n');
  },
};

test.each(programs.map((program, index) => ({ program, ...shown[index] })))(
  'example: $program',
  ({ program, language = '', text = '' }) => {
    const result = RESULTS[language]?.(appOf(`${shared}\n${program}`), text);
    expect(result).toEqual(language === 'yaml' ? parse(text) : text);
  },
);

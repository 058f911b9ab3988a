/** What each rule says about its bad example, word for word: a change of a message is looked at. */
import { RULES } from '../../lib/lint/rules';
import { findingText } from '../../lib/report/finding-text';
import { findingsOf } from './example-program';

expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', serialize: (value) => value as string });

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  const level = rule.levels?.recommended === 'off' ? { [rule.id]: rule.severity } : {};
  const texts = findingsOf(rule.bad, level)
    .filter(({ id }) => id === rule.id)
    // The lines of the example are those of a text that is compiled here.
    .map(({ where: { path, field }, ...finding }) => ({
      ...finding,
      where: { ...(path && { path }), ...(field && { field }) },
    }))
    .map((finding) => findingText(finding, { root: __dirname, colour: false }).replaceAll(/ \(\S*:\d+:\d+\)/g, ''));
  expect(texts.join('\n\n')).toMatchSnapshot();
});

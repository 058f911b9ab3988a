import type { PatternExample } from '../../../lib/dsl/pattern';
import { PATTERNS } from '../../../lib/dsl/patterns';
import { chosenPlugin } from '../../../lib/profile/chosen-plugin';
import type { NetworkPluginName } from '../../../lib/profile/network-plugin-name';
import { NETWORK_PLUGIN_NAMES } from '../../../lib/profile/network-plugins';
import { runExample } from './example-run';

/** The plugins that enforce policies; of one of which it is not known, too. */
const ENFORCING = NETWORK_PLUGIN_NAMES.filter((name) => {
  const { enforces } = chosenPlugin(name);
  return enforces.kind !== 'known' || enforces.value === 'yes';
});

const EXAMPLES = PATTERNS.flatMap(({ construct, examples }) =>
  examples.map((example) => [`${construct}: ${example.title}`, example] as const),
);

/** Every line of an example with the verdict that it has to have under a plugin. */
function expectedLines({ opens, closed, differsUnder = [] }: PatternExample, cni?: NetworkPluginName): string[] {
  const meant = [
    ...opens.map((line) => [line, 'allowed'] as const),
    ...closed.map((line) => [line, 'denied'] as const),
  ];
  return meant.map(([line, verdict]) => {
    const difference = differsUnder.find(({ plugins, lines }) => cni && plugins.includes(cni) && lines.includes(line));
    return `${line} ${difference?.verdict ?? verdict}`;
  });
}

/** The errors that an example has to meet under a plugin. */
function expectedErrors({ refusedUnder = [] }: PatternExample, cni?: NetworkPluginName): string[] {
  return refusedUnder.flatMap(({ plugins, finding }) => (cni && plugins.includes(cni) ? [finding] : []));
}

test('the plugins that enforce nothing are left out, and no other', () => {
  expect(NETWORK_PLUGIN_NAMES.filter((name) => !ENFORCING.includes(name))).toEqual(['flannel', 'none']);
});

describe.each(EXAMPLES)('%s', (_, example) => {
  test('no check finds anything, and the policies are synthesized', () => {
    const { findings, objections, policies, synthesized } = runExample(example);
    expect(findings).toEqual([]);
    expect(objections).toEqual([]);
    expect(policies).toBeGreaterThan(0);
    expect(synthesized().match(/^kind: NetworkPolicy$/gm)).toHaveLength(policies);
  });

  test('what must open is open, and what must stay closed is closed', () => {
    const { judged } = runExample(example);
    const expected = expectedLines(example);
    expect([...example.opens, ...example.closed].map(judged)).toEqual(expected);
  });

  test.each(ENFORCING)('the same under %s, but for what is said to differ', (cni) => {
    const { findings, objections, judged } = runExample(example, cni);
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ id }) => id);
    expect([...new Set(errors)].sort()).toEqual(expectedErrors(example, cni).sort());
    expect(objections).toEqual([]);
    expect([...example.opens, ...example.closed].map(judged)).toEqual(expectedLines(example, cni));
  });

  test('every difference is about lines of the example and plugins that are tried, and says why', () => {
    const { differsUnder = [], refusedUnder = [] } = example;
    for (const { lines } of differsUnder) {
      expect([...example.opens, ...example.closed]).toEqual(expect.arrayContaining([...lines]));
    }
    for (const { plugins, reason } of [...differsUnder, ...refusedUnder]) {
      expect(ENFORCING).toEqual(expect.arrayContaining([...plugins]));
      expect(reason).toMatch(/^[a-z].*[^.]$/);
    }
  });
});

import type { Rule } from '../../rule';

export const outputFileCollision: Rule = {
  code: 'NP103',
  id: 'output-file-collision',
  severity: 'error',
  scope: 'app',
  summary: 'The output mode would write several objects, a policy among them, to one file.',
  why: 'the last one written replaces the others, so policies would be missing from the cluster without a word',
  bad: `
app = Testing.app({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
for (const namespace of ['shop', 'front']) {
  new DefaultDeny(new Chart(app, namespace, { namespace }), 'default-deny');
}`,
  good: `
app = Testing.app({ yamlOutputType: YamlOutputType.FILE_PER_CHART });
for (const namespace of ['shop', 'front']) {
  new DefaultDeny(new Chart(app, namespace, { namespace }), 'default-deny');
}`,
  check: ({ collisions }) =>
    collisions.map(({ file, objects }) => ({
      headline: `${objects.length} objects would be written to \`${file}\``,
      where: objects[1]?.place() ?? {},
      found: objects.map(({ text }) => `\`${text}\``).join(', '),
      expected: 'a file for each',
      help: 'use `YamlOutputType.FILE_PER_CHART` with a chart for each namespace',
    })),
};

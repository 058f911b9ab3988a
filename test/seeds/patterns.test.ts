import { judgedLine } from '../reachability/case-verdict';
import { CONNECTIONS } from './patterns/connections';
import { DENIES } from './patterns/denies';
import { OUTSIDE } from './patterns/outside';
import { staged } from './patterns/pattern';
import { RESOLVERS } from './patterns/resolvers';
import { UNSAID } from './patterns/unsaid';
import { run } from './program';

const PATTERNS = [...DENIES, ...CONNECTIONS, ...RESOLVERS, ...OUTSIDE].sort((one, other) =>
  one.id < other.id ? -1 : 1,
);

test('every pattern that the tutorials teach is said, or has a reason not to be', () => {
  const ids = [...PATTERNS, ...UNSAID].map(({ id }) => id).sort();
  expect(ids).toEqual(Array.from({ length: 29 }, (_, index) => `P${String(index + 1).padStart(2, '0')}`));
});

test.each(PATTERNS.map((pattern) => [pattern.id, pattern.title, pattern] as const))('%s: %s', (_, __, pattern) => {
  const { examination, findings } = run(staged(pattern));
  // Patterns that choose pods by labels that others may have, or namespaces by labels that nobody declares, hear of it.
  expect(findings.filter((finding) => !/^(namespace-labels-unknown|spoofable-peer) /.test(finding))).toEqual([]);
  const world = examination.clusters[0]?.world;
  if (!world) throw new Error('an app is one cluster');
  const lines = [...pattern.opens.map((line) => `${line} allowed`), ...pattern.closed.map((line) => `${line} denied`)];
  expect(lines.map((line) => judgedLine(world, line))).toEqual(lines);
});

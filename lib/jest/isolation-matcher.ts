import { findUnisolated, type UnisolatedPod } from '../checks/counterexamples';
import { directionsOf, namespaceNamed } from '../dsl';
import { NotUnderstood } from '../inquiry/not-understood';
import { endText } from '../lint/end-text';
import { traceOf } from '../lint/trace';
import type { Direction } from '../model/policy';
import { EVERYTHING, type World } from '../reachability';
import type { EndQuery } from '../reachability/questions';
import type { AskedCluster } from './asked-cluster';
import { askedEnds, askedSubject, type AskedSubject } from './asked-subject';
import { matcher, type Answer } from './matcher';
import type { GivenEnd } from './matcher-types';
import { verdictLines } from './message';

/** Pods that are to be isolated. */
interface AskedPods {
  readonly cluster: AskedCluster;
  readonly world: World;
  readonly text: string;
  readonly query: EndQuery;
}

function podsOfNamespace(cluster: AskedCluster, name: string): AskedPods {
  const query: EndQuery = { kind: 'pods', namespaces: namespaceNamed(name), pods: EVERYTHING };
  return { cluster, world: cluster.world, text: `all pods of ${name}`, query };
}

/** The pods that are meant where no end is named. */
function ownPods({ word, clusters, ...subject }: AskedSubject): AskedPods[] {
  if ('namespace' in subject) {
    const { namespace } = subject;
    if (!namespace) throw new NotUnderstood('The chart names no namespace: which pods are meant? Name an end.');
    return clusters.map((cluster) => podsOfNamespace(cluster, namespace));
  }
  const pods = clusters.flatMap((cluster) => cluster.namespaces.map((name) => podsOfNamespace(cluster, name)));
  if (pods.length > 0) return pods;
  throw new NotUnderstood(`The ${word} makes no pods: which ones are meant? Name an end.`);
}

function askedPods(subject: AskedSubject, end: GivenEnd | undefined): AskedPods[] {
  if (end === undefined) return ownPods(subject);
  const { cluster, world, ends } = askedEnds(subject, [end]);
  return ends.map(({ text, query }) => ({ cluster, world, text, query }));
}

/** Words without any of these name no end: they are meant as a direction, and may be misspelt. */
const END_SIGNS = /[/.:]/;

function isDirection(given: GivenEnd | Direction | undefined): given is Direction {
  return typeof given === 'string' && !END_SIGNS.test(given);
}

function traceText({ pod, judgement }: UnisolatedPod, direction: Direction): string {
  const name = endText(pod);
  return traceOf(judgement, name, name, ({ namespace, name: policy }) => `${namespace}/${policy}`)
    .filter(({ side }) => side.startsWith(direction))
    .map(({ side, verdict, because }) => `  ${side}: ${verdict}\n    because   ${because}`)
    .join('\n');
}

function ask(received: unknown, given: readonly unknown[]): Answer {
  const [first, second] = given as [GivenEnd | Direction | undefined, Direction | undefined];
  const end = isDirection(first) ? undefined : first;
  const directions = directionsOf((isDirection(first) ? first : second) ?? 'both');
  const subject = askedSubject(received);
  const asked = askedPods(subject, end);
  for (const pods of asked) {
    for (const direction of directions) {
      const found = findUnisolated(pods.world, pods.query, direction);
      if (found) return { pass: false, subject: subject.word, message: () => unisolatedText(pods, found, direction) };
    }
  }
  const texts = asked.map(({ text }) => `\`${text}\``).join(', ');
  const both = directions.join(' and ');
  const negated = {
    found: `some policy isolates every one of ${texts} for ${both}`,
    expected: 'a pod that no policy isolates',
    help: 'correct the expectation',
  };
  return { pass: true, subject: subject.word, message: () => verdictLines(negated, subject.clusters) };
}

function unisolatedText(pods: AskedPods, found: UnisolatedPod, direction: Direction): string {
  const name = endText(found.pod);
  const perhaps = found.judgement[direction].isolatedBy.length > 0;
  const parts = {
    found: perhaps ? 'perhaps isolated, by a label of run time' : 'no policy selects it with this policyType',
    expected: `a policy that isolates it, as every one of \`${pods.text}\``,
    help: pods.cluster.isOfApp
      ? "add `new DefaultDeny(chart, 'default-deny')`, or correct the expectation"
      : 'add a NetworkPolicy that selects every pod of the namespace and has no rules, or correct the expectation',
  };
  return `\`${name}\` is not isolated for ${direction}\n\n${traceText(found, direction)}\n\n${verdictLines(parts, [pods.cluster])}`;
}

/** Some policy isolates every pod of an end, or of the subject's namespaces. */
export const toBeIsolated = matcher('toBeIsolated', 'end?, direction?', ask);

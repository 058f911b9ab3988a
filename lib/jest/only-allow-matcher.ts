import { findCounterexample, type Counterexample } from '../checks/counterexamples';
import { NotUnderstood } from '../inquiry/not-understood';
import { endText } from '../lint/end-text';
import { portText } from '../lint/ports-text';
import type { NumberedPorts } from '../model/port';
import { mapOf, type End, type MapRow } from '../reachability';
import { findPorts, knownEnds, pairsOf } from '../reachability/questions';
import { connectionTable } from '../report/connection-table';
import type { AskedCluster, FoundEnd } from './asked-cluster';
import { askedSubject, clusterAbout, endIn } from './asked-subject';
import { matcher, type Answer } from './matcher';
import type { GivenConnection } from './matcher-types';
import { connectionText, helpFor, verdictLines } from './message';
import { endSet, openRest, portSets } from './open-rest';

/** A line of the table that is expected. */
interface ExpectedLine {
  readonly source: FoundEnd;
  readonly destination: FoundEnd;
  readonly ports: readonly NumberedPorts[];
}

/** What is wrong with a line: it is not open, or it is open and no policy has anything to do with it. */
type Wrong =
  | { readonly kind: 'not-allowed'; readonly example: Counterexample }
  | { readonly kind: 'not-governed'; readonly source: End; readonly destination: End };

function givenConnections(given: unknown): readonly GivenConnection[] {
  const isLine = (line: unknown): line is GivenConnection => Array.isArray(line) && line.length > 2;
  if (Array.isArray(given) && given.every(isLine)) return given;
  throw new NotUnderstood(
    'Expected a list of connections, each written `[from, to, port]` or `[from, to, [port, port]]`.',
  );
}

function expectedLine(cluster: AskedCluster, [from, to, ...rest]: GivenConnection): ExpectedLine {
  const world = cluster.shownWorld();
  const [source, destination] = [endIn(cluster, world, from), endIn(cluster, world, to)];
  source.asSource();
  const ports = destination.portsFor(rest);
  if (ports.length === 0) throw new NotUnderstood(`\`${source.text} -> ${destination.text}\` names no port.`);
  return { source, destination, ports };
}

/** A pair of the line that no policy governs: everybody could be in its place. */
function ungoverned(cluster: AskedCluster, { source, destination, ports }: ExpectedLine): Wrong | undefined {
  const sources = knownEnds(cluster.shownWorld(), source.query);
  const destinations = knownEnds(sources.world, destination.query);
  for (const [one, other] of pairsOf(sources.world, sources.ends, destinations.ends)) {
    const judged = findPorts(destinations.world, { source: one, destination: other }, ports, () => true);
    const isIsolated =
      judged && [judged.judgement.egress, judged.judgement.ingress].some(({ isolatedBy }) => isolatedBy.length > 0);
    if (judged && !isIsolated) return { kind: 'not-governed', source: one, destination: other };
  }
  return undefined;
}

function wrongIn(cluster: AskedCluster, line: ExpectedLine): Wrong | undefined {
  const world = cluster.shownWorld();
  const example = findCounterexample(world, line.source.query, line.destination.query, line.ports, 'allowed');
  return example ? { kind: 'not-allowed', example } : ungoverned(cluster, line);
}

function wrongText(cluster: AskedCluster, wrong: Wrong): string {
  if (wrong.kind === 'not-allowed') return connectionText(cluster, wrong.example.world, wrong.example);
  const pair = `${endText(wrong.source)} -> ${endText(wrong.destination)}`;
  return `${pair}: no policy isolates either side, so that it is open to everybody`;
}

function failureText(cluster: AskedCluster, wrong: readonly Wrong[], rest: readonly MapRow[]): string {
  const table = [...connectionTable(rest, cluster.shownWorld().cluster.workloads)];
  const open = rest.length > 0 ? [`open, and not expected:\n\n${table.map((line) => `  ${line}`).join('\n')}`] : [];
  const closed =
    wrong.length > 0 ? ['expected, and not opened by a policy:', ...wrong.map((one) => wrongText(cluster, one))] : [];
  const [first] = wrong;
  const help =
    first?.kind === 'not-allowed'
      ? helpFor(first.example, 'allowed', cluster)
      : first
        ? 'isolate one of the sides, or leave the connection out of the expectation'
        : 'narrow or delete the rules that open it, or add the connection to the expectation';
  const lines = verdictLines(
    {
      found: [
        ...(rest.length > 0 ? [`${rest.length} more open`] : []),
        ...(wrong.length > 0 ? [`${wrong.length} not opened`] : []),
      ].join(', '),
      expected: 'just the connections that are listed',
      help,
    },
    [cluster],
  );
  return [...open, ...closed, lines].join('\n\n');
}

function listed({ source, destination, ports }: ExpectedLine): string {
  return `  ${source.text} -> ${destination.text} ${ports.map(portText).join(', ')}`;
}

function ask(received: unknown, [given]: readonly unknown[]): Answer {
  const connections = givenConnections(given);
  const subject = askedSubject(received);
  const ends = connections.flatMap(([from, to]) => [from, to]);
  const cluster = clusterAbout(subject, ends);
  const lines = connections.map((line) => expectedLine(cluster, line));
  const world = cluster.shownWorld();
  const wrong = lines.flatMap((line) => wrongIn(cluster, line) ?? []);
  const expected = lines.map(({ source, destination, ports }) => ({
    from: endSet(world, source.query),
    to: endSet(world, destination.query),
    ports: portSets(ports),
  }));
  const rest = openRest(mapOf(world, { governedOnly: true }), expected);
  return {
    pass: wrong.length === 0 && rest.length === 0,
    subject: subject.word,
    message: () =>
      wrong.length + rest.length > 0
        ? failureText(cluster, wrong, rest)
        : [
            'what policies govern opens just these:',
            ...lines.map(listed),
            '',
            verdictLines(
              {
                found: 'just the connections that are listed',
                expected: 'another one, or one of them closed',
                help: 'correct the expectation',
              },
              [cluster],
            ),
          ].join('\n'),
  };
}

/** The table of connections holds just these, of what policies govern. */
export const toOnlyAllow = matcher('toOnlyAllow', 'connections', ask);

import { explain, type Connection, type MapEnd, type World } from '../reachability';
import type { Finding } from '../diagnostics/finding';
import { mapEnd, type QuestionEnd } from '../inquiry/question';
import { unknownText } from '../lint/trace';
import { findingText } from '../report/finding-text';
import { text as explanationText } from '../report/formats/explain/text';
import type { Counterexample } from '../checks/counterexamples';
import type { AskedCluster } from './asked-cluster';

/** What a message says below its first lines, each part with a label. */
export interface Verdict {
  readonly found: string;
  readonly expected: string;
  readonly help: string;
}

const LABEL_WIDTH = 10;
/** So many errors are named; more are counted. */
const ERRORS_SHOWN = 3;

/** Found, expected and what to do, as findings have them; and the errors of the cluster that may be the reason. */
export function verdictLines({ found, expected, help }: Verdict, clusters: readonly AskedCluster[]): string {
  const line = (label: string, text: string) => `  ${label.padEnd(LABEL_WIDTH)}${text}`;
  const errors = [...new Set(clusters.flatMap((cluster) => cluster.errors()))];
  return [
    line('found', found),
    line('expected', expected),
    ...errors.slice(0, ERRORS_SHOWN).map((text) => line('error', text)),
    ...(errors.length > ERRORS_SHOWN ? [line('', `and ${errors.length - ERRORS_SHOWN} more errors`)] : []),
    line('help', errors.length > 0 ? `correct what is an error first; else ${help}` : help),
  ].join('\n');
}

/** Files are named relative to where the tests run. */
function relative(text: string): string {
  return text.replaceAll(`${process.cwd()}/`, '');
}

/** Findings one below the other, as the checks print them. */
export function findingsText(findings: readonly Finding[]): string {
  return findings.map((finding) => findingText(finding, { root: process.cwd(), colour: false })).join('\n\n');
}

/** Why a connection is judged as it is: what `netpol explain` prints. */
export function connectionText(
  cluster: AskedCluster,
  world: World,
  { source, destination, ports }: Pick<Counterexample, 'source' | 'destination' | 'ports'>,
): string {
  const { protocol, first, last } = ports;
  const connection: Connection = { source, destination, port: { protocol, number: first } };
  const explanation = explain(world, connection);
  // The policies of an app are changed where they are asked for, and a change for many ports is no small one.
  const changes = cluster.isOfApp || first !== last ? [] : explanation.changes;
  const ends: readonly QuestionEnd[] = [source, destination];
  const [from, to] = ends.map((end): MapEnd => mapEnd(end)) as [MapEnd, MapEnd];
  const report = {
    source: from,
    destination: to,
    samePod: false,
    answers: [
      {
        source: from,
        destination: to,
        ports: { [protocol]: [[first, last]] as const },
        judgement: explanation.judgement,
        explanation: { ...explanation, changes },
      },
    ],
    workloads: world.cluster.workloads,
    sources: cluster.sources(),
    namespacesDeclared: cluster.namespacesDeclared,
    notJudged: [],
    optionNames: 'properties' as const,
  };
  return relative([...explanationText.render(report)].join('').trimEnd());
}

/** What to do about a connection that is not as it should be. */
export function helpFor(
  { judgement: { verdict, unknowns } }: Counterexample,
  wanted: 'allowed' | 'denied',
  { isOfApp }: AskedCluster,
): string {
  if (verdict === 'depends') return unknowns.map(unknownText).join('; ');
  if (wanted === 'denied') {
    return 'narrow or delete the rule that allows it, or isolate the side that nothing isolates, or correct the expectation';
  }
  return isOfApp
    ? 'say `allow(...).to(...).on(...)` for this connection, or correct the expectation'
    : 'make the change that would allow it, or correct the expectation';
}

import { findCounterexample, type Counterexample } from '../checks/counterexamples';
import { NotUnderstood } from '../inquiry/not-understood';
import { portText } from '../lint/ports-text';
import type { NumberedPorts } from '../model/port';
import { ALL_PORTS } from '../reachability';
import type { AskedCluster } from './asked-cluster';
import { askedEnds, askedSubject } from './asked-subject';
import { ALL_PORTS_WORDS } from './given-ports';
import { matcher, type Answer } from './matcher';
import type { GivenEnd } from './matcher-types';
import { connectionText, helpFor, verdictLines } from './message';

type Wanted = 'allowed' | 'denied';

/** Two ends in a cluster, and the ports that are asked about. */
interface Claim {
  readonly cluster: AskedCluster;
  readonly wanted: Wanted;
  readonly text: string;
}

/** What is claimed: "`front/web -> shop/api` allowed on TCP 8080". */
function claimText(pair: string, ports: readonly NumberedPorts[], verdict: Wanted): string {
  const on = ports === ALL_PORTS ? 'all ports' : ports.map(portText).join(', ');
  return `\`${pair}\` ${verdict} on ${on}`;
}

function failureText({ cluster, wanted, text }: Claim, wrong: Counterexample): string {
  const { verdict } = wrong.judgement;
  const parts = { found: verdict, expected: text, help: helpFor(wrong, wanted, cluster) };
  return `${connectionText(cluster, wrong.world, wrong)}\n\n${verdictLines(parts, [cluster])}`;
}

/** What to say where the claim holds and should not; one of its connections shows why. */
function negatedText({ cluster, wanted, text }: Claim, example: Counterexample | undefined): string {
  const parts = {
    found: text,
    expected: `a connection between them that is not ${wanted}`,
    help:
      wanted === 'allowed'
        ? 'narrow or delete the rule that allows it, or correct the expectation'
        : 'correct the expectation; to demand that everything is open there is `toAllow`',
  };
  const shown = example ? `${connectionText(cluster, example.world, example)}\n\n` : '';
  return `${shown}${verdictLines(parts, [cluster])}`;
}

function ask(received: unknown, given: readonly unknown[], wanted: Wanted): Answer {
  const [from, to, ...rest] = given as [GivenEnd, GivenEnd, ...unknown[]];
  const subject = askedSubject(received);
  const { cluster, world, ends } = askedEnds(subject, [from, to]);
  const [source, destination] = ends;
  if (!source || !destination) throw new RangeError('two ends were looked up');
  source.asSource();
  if (rest.flat().length === 0 && wanted === 'allowed') {
    throw new NotUnderstood(`Which ports? Name them as in \`toAllow(from, to, 8080)\`, or write '${ALL_PORTS_WORDS}'.`);
  }
  const ports = rest.flat().length === 0 ? ALL_PORTS : destination.portsFor(rest);
  const wrong = findCounterexample(world, source.query, destination.query, ports, wanted);
  const claim = { cluster, wanted, text: claimText(`${source.text} -> ${destination.text}`, ports, wanted) };
  const opposite = wanted === 'allowed' ? 'denied' : 'allowed';
  return {
    pass: wrong === undefined,
    subject: subject.word,
    message: () =>
      wrong
        ? failureText(claim, wrong)
        : negatedText(claim, findCounterexample(world, source.query, destination.query, ports, opposite)),
  };
}

/** Every pod of the one reaches every pod of the other on all ports; `depends` is not allowed. */
export const toAllow = matcher('toAllow', 'from, to, ...ports', (received, given) => ask(received, given, 'allowed'));

/** No pod of the one reaches any pod of the other on any of the ports; `depends` is not denied. */
export const toDeny = matcher('toDeny', 'from, to, ...ports', (received, given) => ask(received, given, 'denied'));

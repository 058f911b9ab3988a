import type { Place } from '../diagnostics/finding';
import { DIRECTIONS } from '../model/policy';
import type { NumberedPorts, Port } from '../model/port';
import { workloadId, type Workload } from '../model/workload';
import { podEnd, type End, type PortVerdict } from '../reachability';
import { findPorts, isPlainlyOpen, knownEnds, pairsOf, queryKey } from '../reachability/questions';
import type { Intent, IntentEnd, LintContext } from './context';
import { endText } from './end-text';
import { portText } from './ports-text';
import type { Found } from './rule';
import { traceOf, unknownText } from './trace';

/** Pods that an object leads a caller to, and the ports of theirs. */
export interface LedConnection {
  readonly caller: IntentEnd;
  readonly pods: Workload;
  readonly ports: readonly Port[];
  /** The ports of the Service that translates to these. A rule for one of them is the mistake of another finding. */
  readonly servicePorts?: readonly Port[];
}

/** One of these that is not open. */
export interface ClosedConnection {
  readonly source: End;
  readonly pods: Workload;
  readonly verdict: PortVerdict;
}

/** Looks for what is not open among the connections that objects lead to; what several of them lead to is told once. */
export class ClosedConnections {
  private readonly told = new Set<string>();
  private readonly intents = new Map<Workload, Intent[]>();

  constructor(private readonly context: LintContext) {
    for (const intent of context.intents) {
      const { workload } = intent.to;
      if (!workload) continue;
      const known = this.intents.get(workload);
      if (known) known.push(intent);
      else this.intents.set(workload, [intent]);
    }
  }

  among(led: readonly LedConnection[]): ClosedConnection[] {
    return led.flatMap((connection) => {
      const closed = this.closedPart(connection);
      if (!closed) return [];
      const key = `${endText(closed.source)} -> ${workloadId(closed.pods)} ${portText(closed.verdict.ports)}`;
      if (this.told.has(key)) return [];
      this.told.add(key);
      return [closed];
    });
  }

  private closedPart({ caller, pods, ports, servicePorts = [] }: LedConnection): ClosedConnection | undefined {
    const { world } = this.context;
    const said = this.intentsBetween(caller, pods);
    const isSaid = (port: Port): boolean => said.some((intent) => isAbout(intent, port));
    // What a statement is about, too, `allowed-but-denied` tells.
    const ranges = servicePorts.some(isSaid) ? [] : ports.filter((port) => !isSaid(port)).map(rangeOf);
    if (ranges.length === 0) return undefined;
    const sources = knownEnds(world, caller.query);
    for (const [source, destination] of pairsOf(sources.world, sources.ends, [podEnd(pods)])) {
      const ends = { source, destination };
      if (isPlainlyOpen(sources.world, ends, ranges, DIRECTIONS)) continue;
      const verdict = findPorts(sources.world, ends, ranges, (verdicts) => verdicts.verdict !== 'allowed');
      if (verdict) return { source, pods, verdict };
    }
    return undefined;
  }

  private intentsBetween(caller: IntentEnd, pods: Workload): readonly Intent[] {
    const key = queryKey(caller.query);
    return (this.intents.get(pods) ?? []).filter(({ from }) => queryKey(from.query) === key);
  }
}

function rangeOf({ protocol, number }: Port): NumberedPorts {
  return { kind: 'numbers', protocol, first: number, last: number };
}

/** Whether a statement speaks of a port. */
export function isAbout({ ports }: Pick<Intent, 'ports'>, { protocol, number }: Port): boolean {
  return ports === 'any' || ports.some((one) => one.protocol === protocol && one.first <= number && number <= one.last);
}

/** How many connections a finding names. */
const MOST_NAMED = 5;

function connectionText({ source, pods, verdict }: ClosedConnection): string {
  return `\`${endText(source)} -> ${workloadId(pods)}\` ${portText(verdict.ports)}`;
}

/**
 * What is found about an object that leads to closed connections: one finding, with the reasons of the first of them.
 *
 * @param object as findings name it, such as `Ingress shop/front`
 */
export function closedFinding(
  { nameOf }: LintContext,
  object: string,
  place: Place,
  closed: readonly [ClosedConnection, ...ClosedConnection[]],
  help: string,
): Found {
  const [first, ...others] = closed;
  const { judgement } = first.verdict;
  const named = closed.slice(0, MOST_NAMED).map(connectionText).join(', ');
  const more = closed.length > MOST_NAMED ? `, and ${closed.length - MOST_NAMED} more` : '';
  const state = judgement.verdict === 'depends' ? 'whose verdict is `depends`' : 'which is denied';
  return {
    headline: `${object} leads to ${connectionText(first)}, ${state}`,
    where: place,
    found: others.length === 0 ? judgement.verdict : `${named}${more}`,
    expected: 'allowed',
    help: judgement.unknowns.length > 0 ? judgement.unknowns.map(unknownText).join('; ') : help,
    trace: traceOf(judgement, endText(first.source), workloadId(first.pods), nameOf),
  };
}

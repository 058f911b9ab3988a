import { type Port, PROTOCOLS } from '../../lib/model/port';
import { workloadId } from '../../lib/model/workload';
import { addressEnd, type Connection, type End, judge, podEnd, type Verdict, type World } from '../../lib/reachability';
import { parseAddress } from '../../lib/sets/address';
import { GRID_PAIRS, pairText } from './case-grid';

const VERDICT_LINE = /^(\S+) -> (\S+) (\S+) (allowed|denied|depends)$/;

/** Reads a port such as `80/TCP`. @throws Error if it is none */
export function portOf(text: string): Port {
  const [number, word, ...rest] = text.split('/');
  const protocol = PROTOCOLS.find((one) => one === word);
  if (protocol === undefined || rest.length > 0) throw new Error(`not a port: ${text}`);
  return { protocol, number: Number(number) };
}

/** An end as a case names it: an address, or `namespace/name` of a workload. @throws Error if there is none */
function endOf(world: World, name: string): End {
  const address = parseAddress(name);
  if (address !== undefined) return addressEnd(address);
  const [workload, ...others] = world.cluster.workloads.filter((one) => workloadId(one) === name);
  if (workload === undefined || others.length > 0) throw new Error(`${others.length + 1} workloads are called ${name}`);
  return podEnd(workload);
}

/**
 * Asks what a line such as `x/b -> x/a 80/TCP denied` is about, and gives the line with the evaluator's own verdict.
 * `x/a -> itself` is the pod and its own address.
 *
 * @throws Error if the line has another form, or names a workload that is not there
 */
export function judgedLine(world: World, line: string): string {
  const [, source, destination, port] = VERDICT_LINE.exec(line) ?? [];
  if (source === undefined || destination === undefined || port === undefined) {
    throw new Error(`not a verdict: ${line}`);
  }
  const samePod = destination === 'itself';
  const connection: Connection = {
    source: endOf(world, source),
    destination: endOf(world, samePod ? source : destination),
    port: portOf(port),
    ...(samePod && { samePod }),
  };
  return `${source} -> ${destination} ${port} ${judge(world, connection).verdict}`;
}

/** What the evaluator says to all 72 pairs of the grid on one port, by the text of the pair. */
export function judgedGrid(world: World, port: string): ReadonlyMap<string, Verdict> {
  const ends = new Map(world.cluster.workloads.map((workload) => [workloadId(workload), podEnd(workload)]));
  return new Map(
    GRID_PAIRS.map((pair): [string, Verdict] => {
      const [source, destination] = pair.map((name) => ends.get(name));
      if (source === undefined || destination === undefined) throw new Error(`no pods for ${pairText(pair)}`);
      return [pairText(pair), judge(world, { source, destination, port: portOf(port) }).verdict];
    }),
  );
}

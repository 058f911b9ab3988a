import type { Direction } from '../../../model/policy';
import type { NumberedPorts } from '../../../model/port';
import type { Workload } from '../../../model/workload';
import { workloadId } from '../../../model/workload';
import { ISTIO_PORTS } from '../../../profile/istio';
import { podEnd, type PortVerdict } from '../../../reachability';
import { findPorts, isPlainlyOpen } from '../../../reachability/questions';
import type { Intent, LintContext } from '../../context';
import { isInAmbientMesh } from '../../mesh-members';
import { portText } from '../../ports-text';
import type { Found, Rule } from '../../rule';
import { traceOf } from '../../trace';

const { tunnel } = ISTIO_PORTS;
const TUNNEL: NumberedPorts = { kind: 'numbers', protocol: 'TCP', first: tunnel, last: tunnel };

/** A connection that a statement opens and that the mesh cannot carry. */
interface ClosedTunnel {
  readonly intent: Intent;
  readonly source: Workload;
  readonly destination: Workload;
  readonly verdict: PortVerdict;
  /** Whether both ends are in the mesh for certain. */
  readonly isCertain: boolean;
}

/** One side of the pods of a namespace: what is closed there, and whether anything is open. */
interface Side {
  readonly closed: ClosedTunnel[];
  anyOpen: boolean;
}

/** The sides of tunnels, by the namespace that would have to open them. */
class Sides {
  private readonly known = new Map<string, Side>();

  of(namespace: string, direction: Direction): Side {
    const key = `${namespace} ${direction}`;
    const side = this.known.get(key) ?? { closed: [], anyOpen: false };
    this.known.set(key, side);
    return side;
  }

  get all(): Iterable<Side> {
    return this.known.values();
  }
}

/** Only TCP goes through the tunnel; and a statement about the tunnel itself is about no connection in it. */
function isTunnelled({ ports }: Intent): boolean {
  return (
    ports === 'any' ||
    ports.some(({ protocol, first, last }) => protocol === 'TCP' && (first > tunnel || last < tunnel))
  );
}

function look(context: LintContext, intent: Intent, sides: Sides): void {
  const [source, destination] = [intent.from.workload, intent.to.workload];
  if (!source || !destination || source === destination || !isTunnelled(intent)) return;
  const members = [source, destination].map((pods) => isInAmbientMesh(context, pods));
  if (members.includes('no')) return;
  const ends = { source: podEnd(source), destination: podEnd(destination) };
  const open = isPlainlyOpen(context.world, ends, [TUNNEL], ['egress', 'ingress']);
  const verdict = open ? undefined : findPorts(context.world, ends, [TUNNEL], () => true);
  for (const direction of ['egress', 'ingress'] as const) {
    const side = sides.of((direction === 'egress' ? source : destination).namespace, direction);
    if (!verdict || verdict.judgement[direction].verdict !== 'denied') side.anyOpen = true;
    else side.closed.push({ intent, source, destination, verdict, isCertain: !members.includes('perhaps') });
  }
}

function check(context: LintContext): Found[] {
  if (context.mesh !== 'istio-ambient') return [];
  const sides = new Sides();
  for (const intent of context.intents) look(context, intent, sides);
  const told = new Set<string>();
  return [...sides.all].flatMap(({ closed, anyOpen }): Found[] => {
    // Of pods that are perhaps in the mesh, only those count whose namespace opens no tunnel to anyone.
    const found = closed.find(({ isCertain }) => isCertain || !anyOpen);
    if (!found) return [];
    const { intent, source, destination, verdict } = found;
    const [from, to] = [workloadId(source), workloadId(destination)];
    const connection = `${from} -> ${to}`;
    if (told.has(connection)) return [];
    told.add(connection);
    return [
      {
        headline: `\`${connection}\` has a rule, and the mesh cannot carry it: ${portText(TUNNEL)} is denied`,
        where: intent.place(),
        found: verdict.judgement.verdict,
        expected: 'allowed',
        help: "add `new IstioAmbient(chart, 'mesh')` to the charts of both ends; pods outside the mesh have the label `istio.io/dataplane-mode: none`",
        trace: traceOf(verdict.judgement, from, to, context.nameOf),
      },
    ];
  });
}

const MESH = `
Cluster.configure(app, { mesh: 'istio-ambient' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
allow(web).to(api).on('http');`;

export const meshPortClosed: Rule = {
  code: 'NP310',
  id: 'mesh-port-closed',
  severity: 'error',
  scope: 'cluster',
  inManifests: false,
  summary: 'Two pods of an ambient mesh may talk, and the port of the tunnel between them is closed.',
  why: 'the mesh carries every connection between its pods through that port, so none of them would get through',
  bad: MESH,
  good: `${MESH}\nnew IstioAmbient(shop, 'mesh');`,
  check,
};

import { NAMESPACE_NAME_LABEL } from '../../../model/labels';
import type { NumberedPorts } from '../../../model/port';
import type { CertificateRequest, Issuer } from '../../../model/routing';
import { selectorOfLabels } from '../../../model/selector';
import { HTTP01_SOLVER } from '../../../profile/http01-solver';
import type { PortVerdict, World } from '../../../reachability';
import { findPorts, knownEnds, pairsOf, type EndQuery } from '../../../reachability/questions';
import type { LintContext } from '../../context';
import { endText } from '../../end-text';
import { portText } from '../../ports-text';
import type { Found, Rule } from '../../rule';
import { traceOf } from '../../trace';

const { labels, port } = HTTP01_SOLVER;
const SOLVER = selectorOfLabels(labels);
const PORT: NumberedPorts = { kind: 'numbers', protocol: 'TCP', first: port, last: port };

/** A namespace in which challenges are answered, and the object because of which. */
interface Challenged {
  readonly namespace: string;
  readonly cause: Issuer | CertificateRequest;
}

/** Challenges are answered in the namespace of the certificate; of an Issuer, all certificates are in its own. */
function challengedNamespaces({ issuers, certificates }: LintContext['routing']): Challenged[] {
  const answering = issuers.filter(({ answersHttp01 }) => answersHttp01);
  const everywhere = new Set(answering.filter(({ kind }) => kind === 'ClusterIssuer').map(({ name }) => name));
  const causes = [
    ...answering.filter(({ kind }) => kind === 'Issuer'),
    ...certificates.filter(({ issuer }) => issuer.kind === 'ClusterIssuer' && everywhere.has(issuer.name)),
  ];
  const first = new Map<string, Challenged>();
  for (const cause of causes) {
    if (!first.has(cause.namespace)) first.set(cause.namespace, { namespace: cause.namespace, cause });
  }
  return [...first.values()];
}

interface Closed {
  readonly source: string;
  readonly destination: string;
  readonly verdict: PortVerdict;
}

/** The first connection of a controller, if none of any controller gets through to the pods that answer. */
function closedSolver(world: World, controllers: readonly EndQuery[], namespace: string): Closed | undefined {
  const namespaces = selectorOfLabels({ [NAMESPACE_NAME_LABEL]: namespace });
  const solvers = knownEnds(world, { kind: 'pods', namespaces, pods: SOLVER });
  let first: Closed | undefined;
  for (const query of controllers) {
    const sources = knownEnds(solvers.world, query);
    for (const [source, destination] of pairsOf(sources.world, sources.ends, solvers.ends)) {
      const ends = { source, destination };
      if (findPorts(sources.world, ends, [PORT], ({ ingress }) => ingress !== 'denied')) return undefined;
      const verdict = findPorts(sources.world, ends, [PORT], () => true);
      if (verdict) first ??= { source: endText(source), destination: endText(destination), verdict };
    }
  }
  return first;
}

function check({ world, callers, routing, nameOf }: LintContext): Found[] {
  const controllers = Object.values(callers?.ingressControllers ?? {}).map(({ query }) => query);
  if (controllers.length === 0) return [];
  return challengedNamespaces(routing).flatMap(({ namespace, cause }): Found[] => {
    const closed = closedSolver(world, controllers, namespace);
    if (!closed) return [];
    const { source, destination, verdict } = closed;
    return [
      {
        headline: `certificates of ${cause.kind} \`${namespace}/${cause.name}\` cannot be issued by HTTP-01`,
        where: routing.placeOf(cause),
        found: `${portText(PORT)} of the pods that answer challenges is closed to \`${source}\``,
        expected: 'open to an ingress controller of the cluster',
        help: "add `new AllowAcmeHttp01(chart, 'acme')` to the chart of the namespace",
        trace: traceOf(verdict.judgement, source, destination, nameOf),
      },
    ];
  });
}

const ISSUER = `
Cluster.configure(app, { ingressControllers: { nginx: namespace('ingress-nginx').pods({ app: 'nginx' }) } });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
new ApiObject(shop, 'issuer', {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Issuer',
  metadata: { name: 'letsencrypt' },
  spec: { acme: { solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }] } },
});`;

export const acmeSolverClosed: Rule = {
  code: 'NP311',
  id: 'acme-solver-closed',
  severity: 'warning',
  scope: 'cluster',
  inManifests: false,
  summary: 'Certificates are issued by HTTP-01, and no ingress controller can reach the pods that answer.',
  why: 'the certificate authority would get no answer, and certificates would run out',
  bad: ISSUER,
  good: `${ISSUER}\nnew AllowAcmeHttp01(shop, 'acme');`,
  check,
};

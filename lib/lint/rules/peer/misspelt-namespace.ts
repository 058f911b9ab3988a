import { NAMESPACE_NAME_LABEL } from '../../../model/labels';
import type { Selector } from '../../../model/selector';
import { podsSelectedIn } from '../../../reachability/questions';
import type { LintContext } from '../../context';
import { peersMentionedOnce, type MentionedPeer } from '../../mentioned-peers';
import { onceALine } from '../../once-a-line';
import type { Found, Rule } from '../../rule';
import { isSlipOf } from '../../slip';
import { WELL_KNOWN_NAMESPACES } from '../../well-known-namespaces';

/** Finds the namespace that a name most likely stands for, if nobody knows one of that name. */
class Namespaces {
  private readonly known: ReadonlySet<string>;
  private readonly meant = new Map<string, readonly string[]>();

  constructor({ world }: LintContext) {
    this.known = new Set([...world.cluster.namespaces.map(({ name }) => name), ...WELL_KNOWN_NAMESPACES]);
  }

  meantBy(name: string): readonly string[] {
    if (this.known.has(name)) return [];
    const near = this.meant.get(name) ?? [...this.known].filter((other) => isSlipOf(name, other));
    this.meant.set(name, near);
    return near;
  }
}

function namesOf({ requirements }: Selector): readonly string[] {
  return requirements.flatMap(({ key, operator, values }) =>
    key === NAMESPACE_NAME_LABEL && operator === 'In' ? values : [],
  );
}

/** Whether the pods that a peer asks for can be those of a namespace: of one without known pods nobody can tell. */
function canBeIn({ world }: LintContext, namespace: string, { pods }: MentionedPeer): boolean {
  return podsSelectedIn(world, namespace, undefined).length === 0 || podsSelectedIn(world, namespace, pods).length > 0;
}

function check(context: LintContext): Found[] {
  const namespaces = new Namespaces(context);
  const findings = peersMentionedOnce(context)
    .filter(({ writtenBy }) => writtenBy !== 'elsewhere')
    .flatMap((peer) =>
      namesOf(peer.namespaces).flatMap((name): Found[] => {
        const meant = namespaces.meantBy(name).find((near) => canBeIn(context, near, peer));
        if (meant === undefined) return [];
        return [
          {
            headline: `${peer.who} names the namespace \`${name}\`, of which nothing is known`,
            where: peer.place('namespaceSelector'),
            found: `\`${name}\``,
            expected: `\`${meant}\`, or a namespace that the app declares`,
            help: `did you mean \`${meant}\`?`,
          },
        ];
      }),
    );
  return onceALine(findings);
}

export const misspeltNamespace: Rule = {
  code: 'NP441',
  id: 'misspelt-namespace',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A peer names a namespace of which nothing is known, and one that is known has nearly the same name.',
  why: 'the rule would match nobody: whoever was meant stays closed out',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const data = new Chart(app, 'data', { namespace: 'data' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
new Workload(data, 'loader', { labels: { app: 'loader' } });
allow(namespace('dta').pods({ app: 'loader' })).to(api).on(8080);`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const data = new Chart(app, 'data', { namespace: 'data' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
new Workload(data, 'loader', { labels: { app: 'loader' } });
allow(namespace('data').pods({ app: 'loader' })).to(api).on(8080);`,
  check,
};

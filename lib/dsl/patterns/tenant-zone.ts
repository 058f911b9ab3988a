import type { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { nearest } from '../../diagnostics/nearest';
import type { Labels } from '../../model/labels';
import { callerOrigin } from '../caller';
import { Cluster } from '../cluster';
import type { EndLike } from '../end';
import { nameOfEnd } from '../end-name';
import { isolateNamespaces } from '../isolated-namespaces';
import { knownNamespaces } from '../known-namespaces';
import { Mistake } from '../mistake';
import { placed, rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { sayAsPattern } from '../pattern-statement';
import { slug } from '../plan/names';
import type { AppObjects } from '../plan/preparation';
import { registryOf } from '../plan/registry';
import { rememberTexts, type StatementTexts } from '../statement-texts';
import { podsIn } from '../values';
import { podsOfNamespacesNamed, zoneMembers } from '../zone-members';

export interface TenantZoneProps extends StatementTexts {
  /**
   * Charts whose namespaces are in the zone.
   * @default none
   */
  readonly charts?: readonly Chart[];
  /**
   * Labels that a chart (`new Chart(app, id, { labels })`) or the Namespace object of its namespace has: every such chart
   * of the cluster is in the zone, whenever it is made.
   * @default none
   */
  readonly labels?: Labels;
  /**
   * Namespaces by name, also those that others govern: of them only the pods are let in, and nothing is written there.
   * @default none
   */
  readonly namespaces?: readonly string[];
  /**
   * `open`: the pods of the zone may open connections to each other. `closed`: nothing is opened by the zone.
   * @default 'open'
   */
  readonly within?: 'open' | 'closed';
  /**
   * Those outside who may reach pods of the zone, where an `allow` says so. It opens nothing. Given, be it empty, it is
   * proved that nobody else reaches any pod of the zone, by whatever rule.
   * @default nothing is proved
   */
  readonly reachedBy?: readonly EndLike[];
}

/**
 * Namespaces that belong together, such as those of a team or of an environment, with a wall around them: each gets a
 * deny and DNS where it has none yet, and the pods of the zone may talk among themselves. What crosses the wall has to
 * be said, with an `allow` or another pattern.
 *
 * Peers are chosen by the names of the namespaces, so that no label lets anybody in. A namespace is in one zone only.
 *
 * @throws Mistake for a zone that nothing is in.
 * @example
 * new TenantZone(app, 'team-a', { labels: { team: 'a' } });
 * new TenantZone(app, 'production', { charts: [shop, payments], reachedBy: [ingressController] });
 */
export class TenantZone extends Construct {
  private readonly names: string[] = [];
  /** The pods of each namespace that the app governs: ends of statements, which are filled before each plan. */
  private readonly governed: EndLike[] = [];
  /** All pods of the zone, as one end; none as long as nobody is in it. */
  private readonly zone: EndLike[] = [];
  /** Whoever may reach pods of the zone. */
  private readonly admitted: EndLike[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TenantZoneProps,
  ) {
    super(scope, id);
    const origin = callerOrigin();
    rememberOrigin(this, origin);
    rememberTexts(this, props);
    const { charts = [], namespaces = [], labels = {}, reachedBy } = props;
    if (charts.length + namespaces.length + Object.keys(labels).length === 0) throw nothingGiven(this.node.path);
    const { zone, governed } = this;
    if (props.within !== 'closed') {
      sayAsPattern(this, { from: governed, to: zone, ports: 'any' });
      sayAsPattern(this, { subject: 'to', from: zone, to: governed, ports: 'any' });
    }
    if (reachedBy) {
      const text = `ensure(${this.node.path}).isReachedOnlyBy(${[this.node.path, ...reachedBy.map(nameOfEnd)].join(', ')})`;
      const demand = { kind: 'is-reached-only-by', sources: this.admitted } as const;
      registryOf(this).assertions.push({ subjects: governed, demand, anchor: this, text, origin });
    }
    isolateNamespaces(this, { origin, charts: (known) => this.lookUp(known) });
  }

  /** The namespaces that are in the zone; of those by label, the ones that the last plan has found. */
  get namespaces(): readonly string[] {
    return [...this.names];
  }

  /** Looks up who is in the zone, and fills the ends of its statements with them. */
  private lookUp(known: AppObjects): readonly Chart[] {
    const { charts, names } = zoneMembers(this, this.props, known);
    const [first, ...others] = names;
    refill(this.names, names);
    refill(this.governed, [...new Map(charts.map((chart) => [chart.namespace, podsIn(chart)])).values()]);
    refill(
      this.zone,
      first === undefined ? [] : [podsOfNamespacesNamed([first, ...others], `zone-${slug(this.node.id)}`)],
    );
    refill(this.admitted, [...this.zone, ...(this.props.reachedBy ?? [])]);
    if (charts.length === 0) known.report(placed(this, nobodyFound(this.node.path)));
    for (const name of names) {
      const other = claim(known, this, name);
      if (other) known.report(placed(this, inTwoZones(name, this, other)));
    }
    for (const finding of this.misspelt(known)) known.report(placed(this, finding));
    return charts;
  }

  /** Names of namespaces of which nothing is known, where one outside of the zone was most likely meant. */
  private misspelt(known: AppObjects): readonly Finding[] {
    const { namespaces = [] } = this.props;
    if (namespaces.length === 0) return [];
    const scope = Cluster.scopeOf(this);
    const names = knownNamespaces(this, known, (construct) => Cluster.scopeOf(construct) === scope);
    const strangers = [...names].filter((name) => !this.names.includes(name)).sort();
    return namespaces.flatMap((name) => {
      if (names.has(name)) return [];
      const meant = nearest(name, strangers);
      return meant === undefined ? [] : [unknownNamespace(name, meant, this.node.path)];
    });
  }
}

function refill<T>(list: T[], items: readonly T[]): void {
  list.splice(0, list.length, ...items);
}

/** Which zone each namespace is in, found anew for each plan. */
const claims = new WeakMap<AppObjects, Map<string, TenantZone>>();

/** Takes a namespace for a zone; returns the other zone that has taken it before, if one has. */
function claim(known: AppObjects, zone: TenantZone, namespace: string): TenantZone | undefined {
  const taken = claims.get(known) ?? new Map<string, TenantZone>();
  claims.set(known, taken);
  const place = `${Cluster.scopeOf(zone).node.path} ${namespace}`;
  const other = taken.get(place);
  if (!other) taken.set(place, zone);
  return other;
}

function inTwoZones(namespace: string, { node: { path } }: TenantZone, other: TenantZone): Finding {
  return {
    code: 'NP248',
    id: 'namespace-in-two-zones',
    severity: 'error',
    headline: `the namespace \`${namespace}\` is in two zones`,
    where: { path },
    found: `\`${other.node.path}\` and \`${path}\``,
    expected: 'one zone for each namespace',
    why: 'its pods could reach both zones and be reached from both, so that neither has a wall around it',
    help: 'take it out of one of them, and open what has to cross with an `allow`',
  };
}

function unknownNamespace(name: string, meant: string, path: string): Finding {
  return {
    code: 'NP261',
    id: 'zone-namespace-unknown',
    severity: 'warning',
    headline: `the namespace \`${name}\` is in the zone \`${path}\`, and nothing is known of it`,
    where: { path },
    found: `\`${name}\``,
    expected: `\`${meant}\`, or a namespace that the app declares`,
    why: `if \`${meant}\` is meant, there is no wall around it, and its pods are not let into the zone`,
    help: `did you mean \`${meant}\`?`,
  };
}

function nobodyFound(path: string): Finding {
  return {
    code: 'NP247',
    id: 'zone-without-members',
    severity: 'error',
    headline: `no chart of the app is in the zone \`${path}\``,
    where: { path },
    found: 'no chart that is listed, has its labels, or is in one of its namespaces',
    expected: 'at least one chart with a namespace',
    why: 'nothing would be isolated, although the app says that there is a wall',
    help: 'give the charts the labels (`new Chart(app, id, { namespace, labels })`), or name them in `charts`',
  };
}

function nothingGiven(path: string): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    ...nobodyFound(path),
    where: { path, ...(origin && { origin }) },
    found: 'no props that say who',
  });
}

export const tenantZonePattern: PatternDescription = {
  id: 'tenant-zone',
  construct: 'TenantZone',
  summary: 'Puts a wall around the namespaces of a team or an environment: nothing crosses it but what is said.',
  examples: [
    {
      title: 'the namespaces of each team are open among themselves, and one connection crosses the wall',
      program: `
const shop = new Chart(app, 'shop', { namespace: 'shop', labels: { team: 'shop' } });
const data = new Chart(app, 'shop-data', { namespace: 'shop-data', labels: { team: 'shop' } });
const bank = new Chart(app, 'bank', { namespace: 'bank', labels: { team: 'bank' } });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
new Workload(data, 'db', { labels: { app: 'db' } });
const ledger = new Workload(bank, 'ledger', { labels: { app: 'ledger' }, ports: { http: 8080 } });
new TenantZone(app, 'team-shop', { labels: { team: 'shop' } });
new TenantZone(app, 'team-bank', { labels: { team: 'bank' }, reachedBy: [web] });
allow(web).to(ledger).on('http');`,
      opens: [
        'shop/web -> shop-data/db 5432/TCP',
        'shop-data/db -> shop/web 80/TCP',
        'shop/web -> bank/ledger 8080/TCP',
      ],
      closed: [
        'shop/web -> bank/ledger 8081/TCP',
        'shop-data/db -> bank/ledger 8080/TCP',
        'bank/ledger -> shop/web 80/TCP',
        'shop/web -> 203.0.113.7 443/TCP',
        '203.0.113.7 -> bank/ledger 8080/TCP',
      ],
    },
    {
      title: 'an environment is closed within as well, and a namespace of others beside it is not let in',
      program: `
const production = new Chart(app, 'production', { namespace: 'production' });
const staging = new Chart(app, 'staging', { namespace: 'staging' });
const web = new Workload(production, 'web', { labels: { app: 'web' } });
const api = new Workload(production, 'api', { labels: { app: 'api' } });
new Workload(staging, 'web', { labels: { app: 'web' } });
new TenantZone(app, 'live', { charts: [production], within: 'closed', reachedBy: [] });
allow(web).to(api).on(8080);`,
      opens: ['production/web -> production/api 8080/TCP', '203.0.113.7 -> staging/web 80/TCP'],
      closed: [
        'production/api -> production/web 80/TCP',
        'staging/web -> production/api 8080/TCP',
        'production/web -> staging/web 80/TCP',
      ],
    },
  ],
};

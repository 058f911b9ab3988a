import { Construct, type IConstruct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import type { NumberedPorts } from '../../model/port';
import { isDay, type Day } from '../../diagnostics/day';
import { callerOrigin } from '../caller';
import { externalAddresses } from '../external-addresses';
import { Mistake } from '../mistake';
import { nothingGiven } from '../nothing-given';
import { rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { slug } from '../plan/names';
import { registryOf } from '../plan/registry';
import { Addresses } from '../values';
import { portRanges, type PortTable } from '../workload';

export interface ExternalServiceProps<Names extends string = string> {
  /**
   * Where it listens: addresses and blocks of either family. Names of hosts are refused, since no NetworkPolicy can
   * match them.
   */
  readonly addresses: readonly [string, ...string[]];
  /** The ports on which it listens, by name. */
  readonly ports: PortTable<Names>;
  /** Who answers for the entry: a team, or somebody to write to. Statements that nobody else owns are theirs, too. */
  readonly owner: string;
  /**
   * The day, as `2027-06-30`, by which the owner has looked at the entry again. Past it, every synthesis warns.
   * @default never
   */
  readonly expires?: Day;
  /**
   * What it is, and what it is needed for.
   * @default none
   */
  readonly description?: string;
}

/**
 * A service outside the cluster under a name of its own: its addresses and ports in one place, with somebody who
 * answers for them. It is an end like any other, in every cluster of the app, and opens nothing by itself.
 *
 * @throws Mistake for names of hosts, for blocks that the API server would refuse, for a block of all addresses, for no
 *   owner, and for a day that does not exist.
 * @example
 * const stripe = new ExternalService(app, 'stripe', {
 *   addresses: ['198.51.100.7', '2001:db8:7::/48'],
 *   ports: { https: 443 },
 *   owner: 'payments',
 *   expires: '2027-06-30',
 * });
 * allow(api).to(stripe).on('https');
 */
export class ExternalService<const Names extends string = never> extends Construct {
  /** All of its addresses, under its name: the end that it is. */
  readonly addresses: Addresses;
  readonly ports: Readonly<Record<Names, NumberedPorts>>;
  readonly owner: string;
  readonly expires: Day | undefined;
  readonly description: string | undefined;
  /** Where it was written, for findings. */
  readonly origin: () => Origin | undefined;

  constructor(scope: Construct, id: string, props: ExternalServiceProps<Names>) {
    super(scope, id);
    this.origin = callerOrigin();
    rememberOrigin(this, this.origin);
    const { expires, owner } = props;
    if (owner.trim() === '') throw invalid(id, 'owner', 'an empty text', 'a team, or somebody to write to');
    if (expires !== undefined && !isDay(expires)) {
      throw invalid(id, 'expires', `\`${expires}\``, 'a day that exists, as `2027-06-30`');
    }
    if (Object.keys(props.ports).length === 0) throw nothingGiven('ports', 'write the ports on which it listens');
    this.ports = portRanges(props.ports);
    this.addresses = new Addresses(externalAddresses(props.addresses), slug(id), this.ports);
    this.owner = owner;
    this.expires = expires;
    this.description = props.description;
    registryOf(this).externalServices.push(this);
  }

  /**
   * Every external service of an app, by its path, for those who review what leaves the cluster.
   * @example `ExternalService.registryOf(app).map(({ node, owner, expires }) => [node.path, owner, expires])`
   */
  static registryOf(construct: IConstruct): readonly ExternalService<string>[] {
    return [...registryOf(construct).externalServices].sort((one, other) => (one.node.path < other.node.path ? -1 : 1));
  }
}

function invalid(id: string, prop: 'owner' | 'expires', found: string, expected: string): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    code: 'NP245',
    id: 'invalid-external-service',
    severity: 'error',
    headline: `the \`${prop}\` of the external service \`${id}\` says nothing`,
    where: { ...(origin && { origin }) },
    found,
    expected,
    why: 'nobody would look at the entry again, and what it opens would stay open',
    help: `correct \`${prop}\``,
  });
}

export const externalServicePattern: PatternDescription = {
  id: 'external-service',
  construct: 'ExternalService',
  summary: 'Names the addresses and ports of a service outside the cluster, with an owner and a day of expiry.',
  examples: [
    {
      title: 'one workload calls a payment service over HTTPS, at its two addresses and at no other',
      program: `
Cluster.configure(app, { podCidrs: ['10.244.0.0/16'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
new Workload(shop, 'web', { labels: { app: 'web' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const stripe = new ExternalService(app, 'stripe', {
  addresses: ['198.51.100.7', '198.51.100.64/28'],
  ports: { https: 443 },
  owner: 'payments',
});
allow(api).to(stripe).on('https');`,
      opens: ['shop/api -> 198.51.100.7 443/TCP', 'shop/api -> 198.51.100.79 443/TCP'],
      closed: [
        'shop/api -> 198.51.100.8 443/TCP',
        'shop/api -> 198.51.100.80 443/TCP',
        'shop/api -> 198.51.100.7 80/TCP',
        'shop/web -> 198.51.100.7 443/TCP',
        '198.51.100.7 -> shop/api 443/TCP',
      ],
    },
    {
      title: 'a mail relay of the company is called on each port that it has, and calls nobody',
      program: `
Cluster.configure(app, { podCidrs: ['10.244.0.0/16'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const mailer = new Workload(shop, 'mailer', { labels: { app: 'mailer' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const relay = new ExternalService(shop, 'mail-relay', {
  addresses: ['10.20.0.25'],
  ports: { smtp: 25, submission: 587 },
  owner: 'mail@example.com',
  description: 'takes all mail that leaves the company',
});
allow(mailer).to(relay).onDeclaredPorts();`,
      opens: ['shop/mailer -> 10.20.0.25 25/TCP', 'shop/mailer -> 10.20.0.25 587/TCP'],
      closed: [
        'shop/mailer -> 10.20.0.25 465/TCP',
        'shop/mailer -> 10.20.0.26 25/TCP',
        '10.20.0.25 -> shop/mailer 25/TCP',
      ],
    },
  ],
};

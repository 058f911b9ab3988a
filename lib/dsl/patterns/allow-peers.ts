import { Construct } from 'constructs';
import { callerOrigin } from '../caller';
import type { Ends } from '../end';
import { listOfEnds } from '../list-of-ends';
import { onlyPods } from '../only-pods';
import { rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { sayForEach } from '../pattern-statement';
import { portsOfProp, type PortsProp } from '../ports-prop';
import { rememberTexts, type StatementTexts } from '../statement-texts';

export interface AllowPeersProps<Members extends Ends> extends StatementTexts {
  /** The workload whose pods find each other, such as a StatefulSet behind a headless Service; or several of them. */
  readonly members: Members;
  /**
   * The ports on which they do. Members dial each other's pods, so these are ports of the pods; gossip often needs one
   * number over TCP and UDP.
   * @default those that each member declares
   */
  readonly ports?: PortsProp<Members>;
}

/**
 * Lets the pods of a cluster of pods, such as the replicas of a StatefulSet, open connections to each other: every
 * member to every member, both halves. A headless Service only gives their names; it opens nothing.
 *
 * @throws Mistake for members that are not pods of a namespace known by name.
 * @example
 * new AllowPeers(monitoring, 'gossip', { members: alertmanager, ports: [tcp(9094), udp(9094)] });
 * new AllowPeers(cache, 'sentinels', { members: [redis, sentinel] });
 */
export class AllowPeers<const Members extends Ends> extends Construct {
  constructor(scope: Construct, id: string, props: AllowPeersProps<Members>) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    const members = listOfEnds(props.members).map((member) => onlyPods(member, 'members'));
    sayForEach(this, { from: members, to: members, ports: portsOfProp(props.ports ?? 'declared') });
  }
}

export const allowPeersPattern: PatternDescription = {
  id: 'allow-peers',
  construct: 'AllowPeers',
  summary:
    'Lets the pods of one workload, or of a few, open connections to each other: gossip, replication, elections.',
  examples: [
    {
      title: 'two shards of Alertmanager gossip over TCP and UDP, and their other port stays closed between them',
      program: `
const monitoring = new Chart(app, 'monitoring', { namespace: 'monitoring' });
new Workload(monitoring, 'alerts-a', { labels: { app: 'alertmanager', shard: 'a' } });
new Workload(monitoring, 'alerts-b', { labels: { app: 'alertmanager', shard: 'b' } });
new Workload(monitoring, 'grafana', { labels: { app: 'grafana' } });
new DefaultDeny(monitoring, 'default-deny');
new AllowDns(monitoring, 'allow-dns');
new AllowPeers(monitoring, 'gossip', {
  members: podsIn(monitoring).pods({ app: 'alertmanager' }),
  ports: [tcp(9094), udp(9094)],
});`,
      opens: [
        'monitoring/alerts-a -> monitoring/alerts-b 9094/TCP',
        'monitoring/alerts-b -> monitoring/alerts-a 9094/UDP',
      ],
      closed: [
        'monitoring/alerts-a -> monitoring/alerts-b 9093/TCP',
        'monitoring/grafana -> monitoring/alerts-a 9094/TCP',
        'monitoring/alerts-a -> monitoring/grafana 9094/TCP',
      ],
    },
    {
      title: 'the pods of Redis and of its sentinels reach each other on the ports that each declares',
      program: `
const cache = new Chart(app, 'cache', { namespace: 'cache' });
const redis = new Workload(cache, 'redis', { labels: { app: 'redis' }, ports: { redis: 6379 } });
const sentinel = new Workload(cache, 'sentinel', { labels: { app: 'sentinel' }, ports: { sentinel: 26379 } });
new Workload(cache, 'metrics', { labels: { app: 'metrics' } });
new DefaultDeny(cache, 'default-deny');
new AllowDns(cache, 'allow-dns');
new AllowPeers(cache, 'peers', { members: [redis, sentinel] });`,
      opens: ['cache/sentinel -> cache/redis 6379/TCP', 'cache/redis -> cache/sentinel 26379/TCP'],
      closed: [
        'cache/sentinel -> cache/redis 26379/TCP',
        'cache/redis -> cache/sentinel 6379/TCP',
        'cache/metrics -> cache/redis 6379/TCP',
      ],
    },
  ],
};

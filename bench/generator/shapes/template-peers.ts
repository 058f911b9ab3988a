import { ipv4Block, ipv6Block } from '../address-text';
import type { LabelSelector, PolicyPeer } from '../kubernetes-objects';
import type { Random } from '../random';
import { ENVIRONMENTS, TEAMS } from './template-namespaces';
import { appName, FIRST_POD, TIERS } from './template-pods';

/** One app of the policy's own namespace. */
export function appPeer(random: Random, workloads: number): PolicyPeer {
  return { podSelector: appSelector(random.below(workloads)) };
}

/** Some tiers of the namespaces of some teams. */
export function acrossNamespaces(random: Random): PolicyPeer {
  const teams = Array.from({ length: TEAMS }, (_, team) => `team-${team}`);
  return {
    namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'In', values: random.some(teams, 2) }] },
    podSelector: {
      matchExpressions: [{ key: 'tier', operator: 'In', values: random.some(TIERS, random.between(1, 2)) }],
    },
  };
}

/** All pods of another namespace, by its name. */
export function wholeNamespace(name: string): PolicyPeer {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}

/** A selector with the operators that have no list of values, or a list of those to leave out. */
export function expressionPeer(random: Random): PolicyPeer {
  const environment = { key: 'environment', operator: 'NotIn', values: [random.pick(ENVIRONMENTS)] };
  return {
    ...(random.percent(50) && { namespaceSelector: { matchExpressions: [environment] } }),
    podSelector: {
      matchExpressions: [
        { key: 'exposed', operator: random.pick(['Exists', 'DoesNotExist']) },
        { key: 'tier', operator: 'NotIn', values: [random.pick(TIERS)] },
      ],
    },
  };
}

/**
 * Addresses: mostly public ones with a hole, some everything but the private ranges, some IPv6.
 *
 * @param inside true for blocks within the ranges that pods may have addresses in, so that `depends` comes about
 */
export function blockPeer(random: Random, inside: boolean): PolicyPeer {
  const kind = random.below(10);
  if (kind === 0) {
    return { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] } };
  }
  if (kind === 1) {
    const groups = [0x2600 + random.below(64), random.below(0x10000), random.below(0x10000)];
    return { ipBlock: { cidr: ipv6Block(groups, 32), except: [ipv6Block(groups, 48)] } };
  }
  const outside = random.pick([23, 34, 52, 104, 151, 185, 203]);
  const bits = inside ? FIRST_POD + (random.below(0x40) << 8) : ((outside << 24) | (random.below(0x4000) << 10)) >>> 0;
  const length = random.between(16, 22);
  return { ipBlock: { cidr: ipv4Block(bits, length), except: [ipv4Block(bits, length + random.between(2, 6))] } };
}

export function appSelector(workload: number): LabelSelector {
  return { matchLabels: { app: appName(workload) } };
}

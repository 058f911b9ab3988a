import type { Labels } from '../../lib/model/labels';
import type { Port } from '../../lib/model/port';
import type { End } from '../../lib/reachability';
import { cidrContains, parseCidr } from '../../lib/sets/cidr';
import { NAMESPACES, type SmallAllow, type SmallApp, type SmallEnd, type Term } from '../arbitraries/small-app';
import type { BuiltApp } from './building';

/** What small apps say, worked out from their description alone: the laws hold the generated policies to it. */
export class Meaning {
  constructor(
    private readonly small: SmallApp,
    private readonly built: BuiltApp,
  ) {}

  /** Whether an end of a statement stands for this pod or address. */
  isOf(end: SmallEnd, other: End): boolean {
    if (end.kind === 'anywhere') return true;
    if (end.kind === 'cidr') return inBlock(other, end.block, end.except);
    // In small apps no pod has a global address.
    if (end.kind === 'internet') return other.kind === 'address';
    if (other.kind !== 'pod') return false;
    const { namespace, labels } = other.workload;
    switch (end.kind) {
      case 'all-namespaces':
        return true;
      case 'pods-in':
        return namespace === this.small.charts[end.chart]?.namespace;
      case 'namespace':
        return namespace === end.namespace && holdAll(end.pods, labels);
      case 'namespaces':
        return holdAll(end.namespaces, NAMESPACES[namespace as keyof typeof NAMESPACES]) && holdAll(end.pods, labels);
      case 'workload':
        return this.isOfWorkload(end.workload, other);
    }
  }

  /** Whether a policy can be written for the pods of an end: only for those of a namespace known by its name. */
  static hasHalf({ kind }: SmallEnd): boolean {
    return kind === 'workload' || kind === 'pods-in' || kind === 'namespace';
  }

  private isOfWorkload(index: number, other: End & { readonly kind: 'pod' }): boolean {
    const described = this.small.workloads[index];
    const end = this.built.ends[index];
    if (!described || !end || other.workload.namespace !== this.small.charts[described.chart]?.namespace) return false;
    // A Deployment of cdk8s-plus is selected by a label that only its own pods have.
    if (described.made === 'deployment') return other.workload.name === (end as { readonly name?: string }).name;
    return Object.entries(described.labels).every(([key, value]) => other.workload.labels[key] === value);
  }
}

/** Whether labels satisfy all requirements, as the Kubernetes documentation of label selectors has it. */
export function holdAll(terms: readonly Term[], labels: Labels): boolean {
  return terms.every(({ key, operator, values }) => {
    const value = labels[key];
    switch (operator) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
    }
  });
}

export function isOnPort({ ports }: SmallAllow, { protocol, number }: Port): boolean {
  switch (ports) {
    case 'all':
      return true;
    case 8080:
      return protocol === 'TCP' && number === 8080;
    case 'udp 53':
      return protocol === 'UDP' && number === 53;
    case '8000-8100':
      return protocol === 'TCP' && 8000 <= number && number <= 8100;
  }
}

function inBlock(end: End, block: string, except: readonly string[]): boolean {
  const address = end.kind === 'address' ? end.address : end.workload.addresses[0];
  const within = (text: string) => {
    const cidr = parseCidr(text);
    return cidr !== undefined && address !== undefined && cidrContains(cidr, address);
  };
  return within(block) && !except.some(within);
}

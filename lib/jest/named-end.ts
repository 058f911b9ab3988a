import { askedEnd } from '../inquiry/asked-end';
import { portsNamed } from '../inquiry/asked-ports';
import { readEnd, type EndWords, type WorkloadName } from '../inquiry/end-words';
import { isNamed } from '../inquiry/find-workloads';
import { NotUnderstood, quoting } from '../inquiry/not-understood';
import { mapEnd, type QuestionEnd } from '../inquiry/question';
import { kindSpelt } from '../inquiry/workload-kinds';
import { selectorOf } from '../model/selector';
import { workloadId, type Workload } from '../model/workload';
import { ALL_PORTS } from '../reachability';
import type { EndQuery } from '../reachability/questions';
import { addressesText } from '../report/addresses-text';
import { FAMILY_BITS } from '../sets/address';
import type { Cidr } from '../sets/cidr';
import type { FoundEnd } from './asked-cluster';
import { givenPorts } from './given-ports';

/** Selects nobody: who names a workload in words means its pods, and none that happen to have its labels. */
const NOBODY = selectorOf([{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [] }]);

/** `deployment/shop/web`, with the kind in front as kubectl has it; undefined where the words cannot be meant so. */
function kindFirst(text: string): WorkloadName | undefined {
  const [kind = '', namespace, name, ...more] = text.split('/');
  const spelt = kindSpelt(kind);
  if (spelt === undefined || !namespace || !name || more.length > 0) return undefined;
  return { namespace, kind: spelt, name };
}

function isKnown(name: WorkloadName, workloads: readonly Workload[]): boolean {
  return workloads.some((workload) => isNamed(name, workload));
}

/** What is meant by words: the way in which the command line reads them comes first. */
function wordsAbout(text: string, workloads: readonly Workload[]): EndWords {
  const words = quoting(text, readEnd);
  if (words.is !== 'workload') return words;
  const other = isKnown(words.workload, workloads) ? undefined : kindFirst(text);
  return other && isKnown(other, workloads) ? { text, is: 'workload', workload: other } : words;
}

function queryAbout(end: QuestionEnd): EndQuery {
  const blockOf = (cidr: Cidr): EndQuery => ({ kind: 'addresses', blocks: [{ kind: 'block', cidr, except: [] }] });
  switch (end.kind) {
    case 'pod':
      return { kind: 'workload', workload: end.workload, selector: NOBODY };
    case 'block':
      return blockOf(end.block);
    case 'address': {
      const { family, value } = end.address;
      return blockOf({ family, first: value, length: FAMILY_BITS[family] });
    }
    case 'anywhere':
      throw new NotUnderstood(
        '`anywhere` could mean pods, addresses or both: write `anywhere()` of cdk8s-netpol for everyone, ' +
          "'0.0.0.0/0' for addresses, or `allNamespaces()` for pods.",
      );
  }
}

/** Whether words name a workload that is not among these. */
export function isUnknownWorkload(text: string, workloads: readonly Workload[]): boolean {
  const words = wordsAbout(text, workloads);
  return words.is === 'workload' && !isKnown(words.workload, workloads);
}

/**
 * The end that words name: `shop/web`, `shop/Deployment/web`, `deployment/shop/web`, an address or a block. The address
 * of a pod is that pod.
 *
 * @throws NotUnderstood for words that name no end
 * @throws BadInput for a workload that nobody knows, or one of several
 */
export function namedEnd(text: string, workloads: readonly Workload[]): FoundEnd {
  const end = askedEnd(wordsAbout(text, workloads), workloads, () => undefined);
  const declared = (end.kind === 'pod' ? end.workload.ports : []).flatMap(({ name, protocol, number }) =>
    name === undefined ? [] : [{ kind: 'numbers' as const, name, protocol, first: number, last: number }],
  );
  const query = queryAbout(end);
  const shown = mapEnd(end);
  const pods = shown.kind === 'pod' ? workloadId(shown.workload) : undefined;
  return {
    text: shown.kind === 'pod' ? workloadId(shown.workload) : addressesText(shown.blocks, new Map()),
    query,
    asSource: () => undefined,
    portsFor: (given) => {
      const ports = givenPorts(given);
      if (ports === 'any') return ALL_PORTS;
      return ports.flatMap((port) => (port.kind === 'numbers' ? [port] : portsNamed(port, declared, pods)));
    },
  };
}

import type { Judgement, MapEnd } from '../../reachability';
import { FAMILIES } from '../../sets/address';
import { portSetsText } from '../port-sets-text';
import { unknownLines } from '../unknown-text';
import type { ExplainedChange } from './explained-side';
import type { Answer, ExplainReport } from './explain-report';

/** `frontend/web -> payments/db TCP 5432` */
export function answerHead({ source, destination, ports }: Answer, endText: (end: MapEnd) => string): string {
  return `${endText(source)} -> ${endText(destination)} ${portSetsText(ports)}`;
}

/** The verdict, and what each family says where they differ: `depends (IPv4 allowed, IPv6 denied)`. */
export function verdictText({ verdict, families }: Judgement): string {
  const each = FAMILIES.flatMap((family) => (families[family] ? [{ family, verdict: families[family] }] : []));
  if (each.every((one) => one.verdict === each[0]?.verdict)) return verdict;
  return `${verdict} (${each.map((one) => `${one.family} ${one.verdict}`).join(', ')})`;
}

/** Which of its pods are meant where both ends are one workload. */
function meantPods({ source, destination }: Answer, { samePod }: ExplainReport): string[] {
  if (source.kind !== 'pod' || destination.kind !== 'pod' || source.workload !== destination.workload) return [];
  return [samePod ? 'the pod calls its own address' : 'two replicas are meant: one calls the other'];
}

/** What is meant, where the head does not say it, and what a `depends` hangs on. */
export function noteLines(answer: Answer, report: ExplainReport): string[] {
  const { verdict, unknowns } = answer.judgement;
  return [...meantPods(answer, report), ...(verdict === 'depends' ? unknownLines(unknowns, report.optionNames) : [])];
}

/** Where a change is made: `add to spec.ingress[0].ports of NetworkPolicy payments/api (payments.yaml:40)`. */
export function changeHead({ action, field, target, file, line }: ExplainedChange): string {
  const place = file === undefined ? '' : ` (${file}:${line})`;
  return `${action} ${field} of ${target.kind} ${target.namespace}/${target.name}${place}`;
}

/** What else a change would open. */
export function alsoOpensText({ alsoOpens }: ExplainedChange): string {
  if (alsoOpens === Infinity) return 'this side would also open more connections than can be counted';
  if (alsoOpens === 0) return 'this side would open nothing else among the workloads that were read';
  return `this side would also open ${alsoOpens} other ${alsoOpens === 1 ? 'connection' : 'connections'} among the workloads that were read`;
}

/** What to ask for where answers are about many ports at once; undefined where there is nothing more to know. */
export function hintOf({ answers }: ExplainReport): string | undefined {
  const isOpen = answers.every(({ judgement, explanation }) => judgement.verdict === 'allowed' || explanation);
  return isOpen
    ? undefined
    : 'ask about one port with --port to see near misses and the smallest change that allows it';
}

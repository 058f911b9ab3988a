import type { Finding } from '../../diagnostics/finding';
import type { Acknowledgement } from './acknowledgement';
import type { Day } from '../../diagnostics/day';
import { canonicalId } from '../finding-ids';
import { acknowledgementProblems, unusedAcknowledgement, withExpiry } from './acknowledgement-findings';

/** A finding that somebody has acknowledged. */
export interface AcknowledgedFinding {
  readonly finding: Finding;
  readonly acknowledgement: Acknowledgement;
}

/** What is left of some findings, and what was acknowledged of them. */
export interface Acknowledged {
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
}

/** The acknowledgements of one rule, by what they are about. */
class Register {
  private readonly constructs = new Map<string, Acknowledgement[]>();
  private readonly objects = new Map<string, Acknowledgement[]>();

  add(acknowledgement: Acknowledgement): void {
    const { constructs = [], objects = [] } = acknowledgement.scope;
    for (const path of constructs) append(this.constructs, path, acknowledgement);
    for (const object of objects) append(this.objects, object, acknowledgement);
  }

  /** Those that are about the place of a finding, or about something above it: the nearest first. */
  about({ where }: Finding): Acknowledgement[] {
    const { constructs = where.path === undefined ? [] : [where.path], objects = [] } = where.belongsTo ?? {};
    return [
      ...objects.flatMap((object) => this.objects.get(object) ?? []),
      ...constructs.flatMap((path) => pathsUp(path).flatMap((above) => this.constructs.get(above) ?? [])),
    ];
  }
}

function append(lists: Map<string, Acknowledgement[]>, key: string, acknowledgement: Acknowledgement): void {
  const list = lists.get(key);
  if (list) list.push(acknowledgement);
  else lists.set(key, [acknowledgement]);
}

/** The path of a construct, then those of all constructs above it; the root has an empty one. */
function pathsUp(path: string): string[] {
  const paths = [path];
  for (let rest = path; rest !== '';) {
    rest = rest.slice(0, Math.max(0, rest.lastIndexOf('/')));
    paths.push(rest);
  }
  return paths;
}

function isExpired({ until }: Acknowledgement, today: Day | undefined): boolean {
  return until !== undefined && today !== undefined && until < today;
}

/**
 * Takes out what was acknowledged. What has expired comes back, and says so; an acknowledgement that is none, or that
 * silences nothing, is a finding itself.
 *
 * @param isOn whether findings of an id are wanted at all: of others nobody can tell whether there would be one
 * @param today the day that expiry is judged by; without it nothing expires
 */
export function withoutAcknowledged(
  findings: readonly Finding[],
  acknowledgements: readonly Acknowledgement[],
  { isOn, today }: { readonly isOn: (id: string) => boolean; readonly today?: Day | undefined },
): Acknowledged {
  if (acknowledgements.length === 0) return { findings, acknowledged: [] };
  const registers = new Map<string, Register>();
  const problems: Finding[] = [];
  const valid: Acknowledgement[] = [];
  for (const acknowledgement of acknowledgements) {
    const found = acknowledgementProblems(acknowledgement);
    problems.push(...found);
    if (found.length > 0) continue;
    valid.push(acknowledgement);
    const id = canonicalId(acknowledgement.id);
    const register = registers.get(id) ?? new Register();
    registers.set(id, register);
    register.add(acknowledgement);
  }
  const used = new Set<Acknowledgement>();
  const acknowledged: AcknowledgedFinding[] = [];
  const left = findings.flatMap((finding): Finding[] => {
    const about = (finding.binding ? undefined : registers.get(finding.id))?.about(finding) ?? [];
    about.forEach((one) => used.add(one));
    const [nearest] = about;
    if (!nearest) return [finding];
    const acknowledgement = about.find((one) => !isExpired(one, today));
    if (!acknowledgement) return [withExpiry(finding, nearest)];
    acknowledged.push({ finding, acknowledgement });
    return [];
  });
  const unused = valid.filter((one) => !used.has(one) && isOn(canonicalId(one.id))).map(unusedAcknowledgement);
  return { findings: [...left, ...problems, ...unused], acknowledged };
}

import type { Finding, Place } from '../../diagnostics/finding';
import type { ClusterReading, NotJudged } from '../../manifests/cluster-reading';
import { manifestKey } from '../../manifests/manifest-key';
import { notJudgedFinding } from '../../manifests/not-judged-finding';
import type { World } from '../../reachability';
import type { Day } from '../../diagnostics/day';
import type { Acknowledged } from '../acknowledgement/acknowledging';
import { DEFAULT_CONFIGURATION, type Configuration } from '../configuration/configuration';
import { Levels } from '../configuration/levels';
import { oneOfEach } from '../one-of-each';
import { reviewed } from '../review';
import { applyRules } from '../rule';
import { RULES } from '../rules';
import { acknowledgementsIn } from './annotated';
import { namespaceKey } from './belonging';
import { lintContextOf, type KnownOfCluster } from './lint-context';

/** By what manifests are judged, beside themselves. */
export interface LintOptions {
  /** @default every rule at its own word */
  readonly configuration?: Configuration;
  /** The day that expiry is judged by, as `YYYY-MM-DD`. @default nothing expires */
  readonly today?: Day;
  /** What is known of the cluster. @default nothing */
  readonly known?: KnownOfCluster;
  /** What was found while the texts were read, to be judged with the rest. @default nothing */
  readonly found?: readonly Finding[];
}

/**
 * Everything there is to say about the manifests of a cluster: what is wrong with them as they are written, and what the
 * rules about clusters find. In the order of the files; what is in none comes first.
 *
 * @param world the cluster of the reading, with the options by which it is judged
 * @example lintManifests(reading, worldOf(reading.cluster)).findings
 */
export function lintManifests(reading: ClusterReading, world: World, options: LintOptions = {}): Acknowledged {
  const { configuration = DEFAULT_CONFIGURATION, today, known, found = [] } = options;
  const levels = new Levels(configuration, RULES);
  const rules = RULES.filter((rule) => levels.isOn(rule));
  const { acknowledgements, findings: unreadable } = acknowledgementsIn(reading);
  const all = [
    ...found,
    ...reading.findings,
    ...reading.routing.findings,
    ...reading.notJudged.map(notJudged),
    ...unreadable,
    ...applyRules(rules, undefined, [lintContextOf(reading, world, known)]),
  ];
  const { findings, acknowledged } = reviewed(oneOfEach(all), { levels, acknowledgements, today });
  return { findings: inOrder(findings), acknowledged };
}

function notJudged(object: NotJudged): Finding {
  const { name, origin } = object;
  const [namespace = ''] = name.includes('/') ? name.split('/') : [];
  const objects = [...(origin ? [manifestKey({ origin })] : []), ...(namespace ? [namespaceKey(namespace)] : [])];
  const where: Place = { path: name, ...(origin && { origin }), belongsTo: { objects } };
  return notJudgedFinding(object, where);
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const keyed = findings.map((finding) => ({ finding, at: finding.where.origin }));
  keyed.sort(({ at: one }, { at: other }) => {
    if (!one || !other) return Number(Boolean(one)) - Number(Boolean(other));
    if (one.file !== other.file) return one.file < other.file ? -1 : 1;
    return one.line - other.line || one.column - other.column;
  });
  return keyed.map(({ finding }) => finding);
}

import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import type { Backend } from '../../model/routing';
import { serviceId } from '../../model/service';
import type { EndLike } from '../end';
import { originOf } from '../origins';
import { neverServes } from '../plan/service-parts';
import type { SourcedStatements } from '../plan/statement-source';
import { backendFinding } from './backend-findings';
import { podsOfBackend, type WithoutPods } from './backend-pods';
import type { KnownRoutes } from './known-routes';
import { nothingToOpen, statementsBetween } from './sourced-statement';

/** What leads to a backend: the object as findings name it, and who comes that way. */
export interface Leading {
  readonly object: string;
  readonly backend: Backend;
  readonly from: readonly EndLike[];
  /** `name` for a client that calls the Service, `pods` for one that goes by its list of pods. */
  readonly by: 'name' | 'pods';
}

/** What one way opens, and where it opens nothing without anybody being wrong, what there is instead of pods. */
export interface Opened extends SourcedStatements {
  readonly instead: readonly string[];
  /** Whether the reason stands in a finding about the Service itself. */
  readonly isToldElsewhere: boolean;
}

const WITHOUT_PODS: Readonly<Record<WithoutPods, string>> = {
  'external-name': 'an `ExternalName`',
  'no-selector': 'one without a selector',
  refused: 'one that the API server would refuse',
};

/** The statements that let connections come to a backend. */
export function openedBackend(
  construct: IConstruct,
  routes: KnownRoutes,
  { object, backend, from, by }: Leading,
): Opened {
  const found = podsOfBackend(routes, backend, by);
  if ('problem' in found) {
    return { ...NOTHING, findings: [backendFinding(construct, object, found.problem)] };
  }
  const { ends, unserved, withoutPods } = found;
  const id = serviceId({ namespace: backend.namespace, name: backend.service });
  const origin = originOf(construct)();
  const where = { path: construct.node.path, ...(origin && { origin }) };
  return {
    statements: ends.flatMap(({ end, ports }) => statementsBetween(construct, from, [end], ports, object)),
    findings: unserved.map((one) => ({ ...neverServes(one), where })),
    instead: withoutPods ? [`${object} leads to the Service \`${id}\`, ${WITHOUT_PODS[withoutPods]}`] : [],
    isToldElsewhere: withoutPods === 'refused',
  };
}

const NOTHING: Opened = { statements: [], findings: [], instead: [], isToldElsewhere: false };

/** All that a pattern opens; where that is nothing, and nothing says why, a finding says what there is instead. */
export function openedTogether(
  construct: IConstruct,
  opened: readonly (SourcedStatements & Partial<Opened>)[],
  without: { readonly objects: string; readonly help: string; readonly instead?: readonly string[] },
): SourcedStatements {
  const statements = opened.flatMap((one) => one.statements);
  // Several ways may lead to one mistake.
  const findings = new Map<string, Finding>();
  for (const finding of opened.flatMap((one) => one.findings)) {
    findings.set(`${finding.code} ${finding.headline} ${finding.found}`, finding);
  }
  if (statements.length + findings.size > 0 || opened.some(({ isToldElsewhere }) => isToldElsewhere)) {
    return { statements, findings: [...findings.values()] };
  }
  const instead = [...opened.flatMap((one) => one.instead ?? []), ...(without.instead ?? [])];
  return { statements, findings: [nothingToOpen(construct, without.objects, without.help, instead)] };
}

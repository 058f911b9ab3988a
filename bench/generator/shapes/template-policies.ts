import type { LabelSelector, PolicyDescription, PolicyPeer, PolicyPort, PolicyRule } from '../kubernetes-objects';
import { Random } from '../random';
import { namespaceName } from './template-namespaces';
import { acrossNamespaces, appPeer, appSelector, blockPeer, expressionPeer, wholeNamespace } from './template-peers';
import { appName, tierOf } from './template-pods';
import { templatePorts } from './template-ports';

/** In a hundred policies: what real clusters are made of, once the denies are there. */
const KINDS = {
  appToApp: 47,
  acrossNamespaces: 15,
  egress: 11,
  ownNamespace: 8,
  blocks: 11,
  expressions: 4,
  allNamespaces: 4,
} as const;

/** In a hundred namespaces. */
const DEFAULT_DENY = 60;
const EGRESS_LOCK = 30;

export interface PolicyTemplates {
  readonly namespace: number;
  readonly namespaces: number;
  readonly workloads: number;
  /** Whether blocks lie where pods may have their addresses. */
  readonly blocksInside: boolean;
  readonly portsOf?: (random: Random) => PolicyPort[] | undefined;
  readonly seed: number;
}

/** The policies of one namespace: the denies that it has, then rules as teams write them. */
export function* templatePolicies(count: number, templates: PolicyTemplates): Iterable<PolicyDescription> {
  const { namespace, seed } = templates;
  const random = new Random(seed, 2, namespace);
  const denies = [
    ...(random.percent(DEFAULT_DENY) ? [defaultDeny(namespace)] : []),
    ...(random.percent(EGRESS_LOCK) ? [egressLock(namespace)] : []),
  ];
  for (let index = 0; index < count; index++) yield denies[index] ?? templatePolicy(random, index, templates);
}

function defaultDeny(namespace: number): PolicyDescription {
  return { namespace: namespaceName(namespace), name: 'default-deny', selector: {}, ingress: [] };
}

/** Nothing leaves but look-ups of names. */
function egressLock(namespace: number): PolicyDescription {
  const dns: PolicyRule = {
    peers: [{ ...wholeNamespace('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
    ports: [
      { protocol: 'UDP', port: 53 },
      { protocol: 'TCP', port: 53 },
    ],
  };
  return { namespace: namespaceName(namespace), name: 'egress-lock', selector: {}, egress: [dns] };
}

function templatePolicy(random: Random, index: number, templates: PolicyTemplates): PolicyDescription {
  const { namespace, workloads } = templates;
  const kind = random.weighted(KINDS);
  const rules = Array.from({ length: random.percent(10) ? 2 : 1 }, () => templateRule(random, kind, templates));
  const outwards = kind === 'egress' || (kind === 'blocks' && random.percent(50));
  return {
    namespace: namespaceName(namespace),
    name: `policy-${index}`,
    selector: subject(random, workloads),
    ...(outwards ? { egress: rules } : { ingress: rules }),
  };
}

function templateRule(random: Random, kind: keyof typeof KINDS, templates: PolicyTemplates): PolicyRule {
  const peer = templatePeer(random, kind, templates);
  const ports = (templates.portsOf ?? templatePorts)(random);
  return { peers: [peer], ...(ports && { ports }) };
}

function templatePeer(random: Random, kind: keyof typeof KINDS, templates: PolicyTemplates): PolicyPeer {
  const { namespaces, workloads, blocksInside } = templates;
  switch (kind) {
    case 'appToApp':
      return appPeer(random, workloads);
    case 'acrossNamespaces':
      return acrossNamespaces(random);
    case 'egress':
      return random.percent(50) ? appPeer(random, workloads) : wholeNamespace(namespaceName(random.below(namespaces)));
    case 'ownNamespace':
      return { podSelector: {} };
    case 'blocks':
      return blockPeer(random, blocksInside);
    case 'expressions':
      return expressionPeer(random);
    case 'allNamespaces':
      return { namespaceSelector: {} };
  }
}

/** Whom a policy selects: mostly one app, sometimes a tier or a list of apps. */
function subject(random: Random, workloads: number): LabelSelector {
  const kind = random.below(10);
  const workload = random.below(workloads);
  if (kind === 0) return { matchLabels: { tier: tierOf(workload) } };
  if (kind > 1) return appSelector(workload);
  const apps = [workload, (workload + 1) % workloads].map(appName);
  return { matchExpressions: [{ key: 'app', operator: 'In', values: [...new Set(apps)] }] };
}

import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Finding, Place } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import { clusterOf, type ClusterReading } from '../manifests/cluster-reading';
import type { Manifest } from '../manifests/manifest';
import { notJudgedFinding } from '../manifests/not-judged-finding';
import type * as ManifestReadingModule from '../manifests/manifest-reading';
import type { ManifestReading } from '../manifests/manifest-reading';
import type { Cluster as ModelCluster } from '../model/cluster';
import type { Direction, Policy } from '../model/policy';
import type { Routing, RoutingPart } from '../model/routing';
import { callerOrigin } from './caller';
import { directionsOf } from './direction';
import { selectorOfQuery, type LabelQuery } from './label-query';
import { slug } from './plan/names';
import { registryOf } from './plan/registry';

export interface ElsewhereProps {
  /**
   * The namespace that `defaultDeny` is about.
   * @default the namespace of the chart
   */
  readonly namespace?: string;
  /**
   * A default deny that somebody else installed: a platform team, a controller, a Helm release.
   * @default none
   */
  readonly defaultDeny?: Direction | 'both';
  /**
   * The pods that this deny isolates.
   * @default every pod of the namespace
   */
  readonly pods?: LabelQuery;
  /**
   * What is installed, as it is: YAML text, or a list of texts and API objects. NetworkPolicies are judged; Pods, workloads and
   * Namespaces (with the labels they have) are known to the checks.
   * @default none
   */
  readonly manifests?: string | readonly (string | Readonly<Record<string, unknown>>)[];
}

/** What is in the cluster already was accepted by its API server: the most lenient rules are enough. */
const INSTALLED = { kubernetesVersion: '1.30' };

const NOTHING: ModelCluster = { namespaces: [], workloads: [], policies: [] };

/**
 * What others installed in the cluster: judged together with this app, and never written by it. Exceptions to a deny
 * that is declared here are written into the chart of the declaration.
 *
 * @example
 * new Elsewhere(payments, 'platform-baseline', { defaultDeny: 'both' });
 * new Elsewhere(payments, 'vault', { manifests: readFileSync('vault-policies.yaml', 'utf8') });
 */
export class Elsewhere extends Construct {
  /** The policies that are declared here. */
  readonly policies: readonly Policy[];
  /** The namespaces and pods that are declared here. */
  readonly cluster: ModelCluster;
  /** The API objects of `manifests`, for the inventory. */
  readonly objects: readonly object[];
  /** The manifest behind each policy and each workload of `manifests`. */
  readonly sources: ClusterReading['sources'];
  private readonly reading: ClusterReading;
  readonly origin: () => Origin | undefined;

  constructor(scope: Construct, id: string, props: ElsewhereProps) {
    super(scope, id);
    this.origin = callerOrigin();
    const registry = registryOf(this);
    registry.elsewhere.push(this);
    const namespace = props.namespace ?? Chart.of(this).namespace;

    const readings = readAll(props.manifests);
    const manifests = readings.flatMap((one) => one.manifests);
    const findings = readings.flatMap((one) => one.findings);
    const reading = clusterOf(manifests, { ...(namespace && { defaultNamespace: namespace }), ...INSTALLED });
    for (const finding of [...findings, ...reading.findings, ...reading.notJudged.map(asFinding)]) {
      registry.report({ ...finding, where: placeIn(this.node.path, finding.where) }, this.origin);
    }
    this.objects = manifests.map(({ object }) => object);
    this.cluster = { ...NOTHING, ...reading.cluster };
    this.sources = reading.sources;
    this.reading = reading;

    if (props.defaultDeny && !namespace) registry.report(noNamespace(this.node.path), this.origin);
    this.policies = [...this.cluster.policies, ...declaredDeny(id, namespace, props)];
  }

  /** What leads to the pods, of all that is declared here; read when somebody asks for it first. */
  get routing(): Routing {
    return this.reading.routing.routing;
  }

  /** The manifest behind each part of the routing. */
  get routingSources(): ReadonlyMap<RoutingPart, Manifest> {
    return this.reading.routing.sources;
  }

  /** What is wrong with what leads to the pods, so that some of it is left out. */
  get routingFindings(): readonly Finding[] {
    const origin = this.origin();
    return this.reading.routing.findings.map((finding) => ({
      ...finding,
      where: { ...placeIn(this.node.path, finding.where), ...(origin && { origin }) },
    }));
  }
}

/** The line of the declaration leads to the manifests; the line inside them stands with the field. */
function placeIn(path: string, { field, origin }: Place): Place {
  const inside = [origin && `manifests:${origin.line}:${origin.column}`, field].filter(Boolean).join(' ');
  return { path, ...(inside && { field: inside }) };
}

function asFinding(object: ClusterReading['notJudged'][number]): Finding {
  return notJudgedFinding(object, object.origin ? { origin: object.origin } : {});
}

/** Objects are read by way of their text, so that lists are opened and what is no object is found, as in a file. */
function textsOf(source: NonNullable<ElsewhereProps['manifests']>): string[] {
  const parts: readonly unknown[] = Array.isArray(source) ? source : [source];
  return parts.map((part) => {
    if (typeof part === 'string') return part;
    try {
      return JSON.stringify(part) ?? 'null';
    } catch {
      // An object that contains itself has no text.
      return '"an object that contains itself"';
    }
  });
}

function readAll(source: ElsewhereProps['manifests']): ManifestReading[] {
  if (source === undefined) return [];
  // Loading the YAML parser takes longer than all of this package: only those who give manifests pay for it.
  const { readManifests } = require('../manifests/manifest-reading') as typeof ManifestReadingModule;
  return textsOf(source).map((text) => readManifests(text, { file: 'manifests' }));
}

function declaredDeny(id: string, namespace: string | undefined, { defaultDeny, pods }: ElsewhereProps): Policy[] {
  if (!defaultDeny || !namespace) return [];
  const denied = directionsOf(defaultDeny);
  return [
    {
      namespace,
      // Not the id alone: the real policy has a name of its own, and one of this app may be named like the id.
      name: slug(`elsewhere-${id}`),
      selector: selectorOfQuery(pods),
      isolates: { ingress: denied.includes('ingress'), egress: denied.includes('egress') },
      ingress: [],
      egress: [],
    },
  ];
}

function noNamespace(path: string): Finding {
  return {
    code: 'NP205',
    id: 'no-namespace',
    severity: 'error',
    headline: `nothing says which namespace \`${path}\` is about`,
    where: { path },
    found: 'neither its props nor its chart name a namespace',
    expected: 'a namespace',
    why: 'the checks could not tell which pods are isolated',
    help: "give it one: `{ namespace: 'payments', defaultDeny: 'both' }`",
  };
}

import { ApiObject, App, Chart, Include, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { Allow, allow } from '../../lib/dsl/allow';
import { Cluster, type ClusterProps } from '../../lib/dsl/cluster';
import { DefaultDeny } from '../../lib/dsl/default-deny';
import { Elsewhere } from '../../lib/dsl/elsewhere';
import { constructOf, type EndLike } from '../../lib/dsl/end';
import { LabelExpression } from '../../lib/dsl/label-query';
import { NetworkPolicy } from '../../lib/dsl/network-policy';
import { makePlan, type Plan } from '../../lib/dsl/plan/plan';
import { registryOf } from '../../lib/dsl/plan/registry';
import { range, udp } from '../../lib/dsl/ports';
import { allNamespaces, anywhere, cidr, internet, podsIn } from '../../lib/dsl/values';
import { Workload } from '../../lib/dsl/workload';
import type { NetworkPolicySpec, PolicyType } from '../../lib/manifests/network-policy-types';
import { policyOf } from '../../lib/manifests/policy-reading';
import { workloadOf } from '../../lib/manifests/workloads';
import type { Policy } from '../../lib/model/policy';
import type { Workload as Pods } from '../../lib/model/workload';
import type { SmallAllow, SmallApp, SmallDeny, SmallEnd, SmallWorkload, Term } from '../arbitraries/small-app';
import { podsWhere } from '../arbitraries/any-pods';

/** A small app, built of real constructs, with its plan worked out. */
export interface BuiltApp {
  readonly app: App;
  readonly plan: Plan;
  readonly ends: readonly (Workload<never> | kplus.Deployment)[];
  /** The pods of its Deployments, as rendered. */
  readonly pods: readonly Pods[];
  /** What no statement generated: its denies, as rendered, and what `Elsewhere` declares. */
  readonly base: readonly Policy[];
  /** What statements generated, as rendered. */
  readonly generated: readonly Policy[];
  readonly generatedObjects: readonly ApiObject[];
}

export interface BuildingOptions {
  /** Whether the statements come before the denies. @default false */
  readonly allowsFirst?: boolean;
  /** The order in which the statements are made, as positions in `allows`. @default as they stand */
  readonly order?: readonly number[];
  /** How policies are written, and for which network plugin. @default as they are by default */
  readonly cluster?: ClusterProps;
}

const OUTPUT = mkdtempSync(path.join(tmpdir(), 'small-app-'));

/** Builds a small app. No checks are installed here: laws look at what would be written, good or bad. */
export function build(small: SmallApp, { allowsFirst = false, order, cluster }: BuildingOptions = {}): BuiltApp {
  const app = new App({ outdir: OUTPUT });
  if (cluster) Cluster.configure(app, cluster);
  const charts: Chart[] = [];
  small.charts.forEach(({ namespace: name, nested }, index) => {
    charts.push(new Chart((nested && charts[0]) || app, `chart-${index}`, { namespace: name }));
  });
  const chartAt = (index: number) => charts[index] as Chart;
  const ends = small.workloads.map((workload, index) => workloadIn(chartAt(workload.chart), workload, index));
  const deny = () => small.denies.forEach((one, index) => denyIn(chartAt(one.chart), one, index));
  const say = () =>
    (order ?? small.allows.map((_, index) => index)).map((index) =>
      allowIn(chartAt(0), small.allows[index] as SmallAllow, index, (end) => endOf(end, ends, charts)),
    );
  if (!allowsFirst) deny();
  say();
  if (allowsFirst) deny();

  const plan = makePlan(registryOf(app));
  const objects = app.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
  const generatedObjects = [...plan.materialisation.policies.keys()];
  const written = objects
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .filter((one) => !generatedObjects.includes(one));
  const elsewhere = app.node.findAll().filter((construct) => construct instanceof Elsewhere);
  return {
    app,
    plan,
    ends,
    pods: objects.flatMap((object) => workloadOf(object.toJson())?.workload ?? []),
    base: [...written.map((object) => policyOf(object.toJson())), ...elsewhere.flatMap(({ policies }) => policies)],
    generated: generatedObjects.map((object) => policyOf(object.toJson())),
    generatedObjects,
  };
}

function workloadIn(chart: Chart, { labels, made }: SmallWorkload, index: number): Workload<never> | kplus.Deployment {
  if (made === 'declared') return new Workload(chart, `w${index}`, { labels });
  return new kplus.Deployment(chart, `w${index}`, { podMetadata: { labels }, containers: [{ image: 'pause' }] });
}

function queryOf(terms: readonly Term[]): LabelExpression[] {
  return terms.map(({ key, operator, values }) => new LabelExpression(key, operator, values));
}

function selectorJson(terms: readonly Term[]) {
  return terms.length === 0 ? {} : { matchExpressions: terms.map(expressionJson) };
}

function expressionJson({ key, operator, values }: Term) {
  return { key, operator, ...(values.length > 0 && { values: [...values] }) };
}

/** The policy of a deny, field by field, for the forms that are written like that. */
function specOfDeny({ direction, pods, opens }: SmallDeny): NetworkPolicySpec {
  const policyTypes: PolicyType[] =
    direction === 'both' ? ['Ingress', 'Egress'] : [direction === 'ingress' ? 'Ingress' : 'Egress'];
  const peers = opens && [{ podSelector: selectorJson(opens) }];
  return {
    podSelector: selectorJson(pods),
    policyTypes,
    ...(peers && direction !== 'egress' && { ingress: [{ from: peers, ports: [{ protocol: 'TCP', port: 8080 }] }] }),
    ...(peers && direction !== 'ingress' && { egress: [{ to: peers }] }),
  };
}

function denyIn(chart: Chart, deny: SmallDeny, index: number): void {
  const [id, name] = [`deny-${index}`, `base-${index}`];
  const { direction, pods, form } = deny;
  const object = () => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: specOfDeny(deny),
  });
  switch (form) {
    case 'default-deny':
      new DefaultDeny(chart, id, { direction, pods: queryOf(pods), name });
      break;
    case 'patched-default-deny':
      new DefaultDeny(chart, id, { direction, name }).apiObject.addJsonPatch(
        JsonPatch.replace('/spec/podSelector', selectorJson(pods)),
      );
      break;
    case 'raw':
      new NetworkPolicy(chart, id, { metadata: { name }, spec: specOfDeny(deny) });
      break;
    case 'api-object':
      new ApiObject(chart, id, object());
      break;
    case 'cdk8s-plus':
      plusDeny(chart, id, deny);
      break;
    case 'elsewhere':
      new Elsewhere(chart, name, { defaultDeny: direction, pods: queryOf(pods) });
      break;
    case 'elsewhere-manifests':
      new Elsewhere(chart, id, { manifests: [object()] });
      break;
    case 'elsewhere-yaml':
      new Elsewhere(chart, id, { manifests: stringify(object()) });
      break;
    case 'include': {
      const file = path.join(mkdtempSync(path.join(OUTPUT, 'include-')), 'policy.yaml');
      writeFileSync(file, stringify(object()));
      new Include(chart, id, { url: file });
      break;
    }
  }
}

function plusDeny(chart: Chart, id: string, { direction, pods }: SmallDeny): void {
  const expressions = pods.map(({ key, operator, values }) => {
    switch (operator) {
      case 'In':
        return kplus.LabelExpression.in(key, [...values]);
      case 'NotIn':
        return kplus.LabelExpression.notIn(key, [...values]);
      case 'Exists':
        return kplus.LabelExpression.exists(key);
      case 'DoesNotExist':
        return kplus.LabelExpression.doesNotExist(key);
    }
  });
  const nothing = { default: kplus.NetworkPolicyTrafficDefault.DENY };
  new kplus.NetworkPolicy(chart, id, {
    selector: kplus.Pods.select(chart, `${id}-pods`, { expressions }),
    ...(direction !== 'egress' && { ingress: nothing }),
    ...(direction !== 'ingress' && { egress: nothing }),
  });
}

/** An end of a small app as its builder names it. */
export function endOf(end: SmallEnd, ends: readonly EndLike[], charts: readonly Chart[]): EndLike {
  switch (end.kind) {
    case 'workload':
      return ends[end.workload] as EndLike;
    case 'pods-in':
      return podsIn(charts[end.chart] as Chart);
    case 'namespace':
      return podsWhere(end.namespace, queryOf(end.pods));
    case 'namespaces':
      return podsWhere(queryOf(end.namespaces), queryOf(end.pods));
    case 'cidr':
      return cidr(end.block, { except: end.except });
    case 'all-namespaces':
      return allNamespaces();
    case 'anywhere':
      return anywhere();
    case 'internet':
      return internet();
  }
}

/** The ports of small apps, as the DSL takes them. */
export const PORTS = { 8080: 8080, 'udp 53': udp(53), '8000-8100': range(8000, 8100) } as const;

/** A chain where an end is a construct; between two values only the props form has a place to stand. */
function allowIn(chart: Chart, { from, to, ports }: SmallAllow, index: number, look: (end: SmallEnd) => EndLike) {
  const [sources, destinations] = [from, to].map((ends) => ends.map(look) as [EndLike, ...EndLike[]]) as [
    [EndLike, ...EndLike[]],
    [EndLike, ...EndLike[]],
  ];
  if (![...sources, ...destinations].some(constructOf)) {
    const chosen = ports === 'all' ? ports : ([PORTS[ports]] as const);
    return new Allow(chart, `allow-${index}`, { from: sources, to: destinations, ports: chosen });
  }
  const chain = allow(...sources).to(...destinations);
  return ports === 'all' ? chain.onAllPorts() : chain.on(PORTS[ports]);
}

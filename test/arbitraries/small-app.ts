import * as fc from 'fast-check';
import type { Labels } from '../../lib/model/labels';
import type { Operator } from '../../lib/model/selector';

/**
 * A small app as plain data: it can be built twice, with one statement more or in another order, and fast-check prints
 * it as it stands when a law fails.
 */
export interface SmallApp {
  readonly charts: readonly SmallChart[];
  readonly workloads: readonly SmallWorkload[];
  readonly denies: readonly SmallDeny[];
  readonly allows: readonly SmallAllow[];
}

export interface SmallChart {
  readonly namespace: NamespaceName;
  /** Whether it lies within the first chart. */
  readonly nested: boolean;
}

/** `declared`: a Workload; `deployment`: a cdk8s-plus Deployment, selected by its own selector. */
export interface SmallWorkload {
  readonly chart: number;
  readonly labels: Labels;
  readonly made: 'declared' | 'deployment';
}

/** One requirement on a label. */
export interface Term {
  readonly key: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

export const DENY_FORMS = [
  'default-deny',
  'patched-default-deny',
  'raw',
  'api-object',
  'cdk8s-plus',
  'elsewhere',
  'elsewhere-manifests',
  'elsewhere-yaml',
] as const;

/** How a policy that isolates pods gets into the app; `include` reads a YAML file, in a process of its own. */
export type DenyForm = (typeof DENY_FORMS)[number] | 'include';

export interface SmallDeny {
  readonly chart: number;
  readonly form: DenyForm;
  readonly direction: 'both' | 'ingress' | 'egress';
  readonly pods: readonly Term[];
  /** Peers within the namespace that the policy itself lets through, where its form has rules at all. */
  readonly opens?: readonly Term[];
}

export type SmallEnd =
  | { readonly kind: 'workload'; readonly workload: number }
  | { readonly kind: 'pods-in'; readonly chart: number }
  | { readonly kind: 'namespace'; readonly namespace: NamespaceName; readonly pods: readonly Term[] }
  | { readonly kind: 'namespaces'; readonly namespaces: readonly Term[]; readonly pods: readonly Term[] }
  | { readonly kind: 'cidr'; readonly block: string; readonly except: readonly string[] }
  | { readonly kind: 'all-namespaces' | 'anywhere' | 'internet' };

export type SmallPort = 8080 | 'udp 53' | '8000-8100' | 'all';

export interface SmallAllow {
  readonly from: readonly [SmallEnd, ...SmallEnd[]];
  readonly to: readonly [SmallEnd, ...SmallEnd[]];
  readonly ports: SmallPort;
}

/** The namespaces of small apps and the labels they have in the cluster; no chart is ever in `violet`. */
export const NAMESPACES = {
  red: { team: 'a' },
  green: { team: 'b' },
  violet: { team: 'a', env: 'test' },
} as const satisfies Readonly<Record<string, Labels>>;

export type NamespaceName = keyof typeof NAMESPACES;

/** Few labels, so that selectors overlap, imply and exclude each other often. */
const VALUES: Readonly<Record<string, readonly string[]>> = { app: ['a', 'b'], tier: ['x'], team: ['a', 'b'] };

const labels: fc.Arbitrary<Labels> = fc
  .record({ app: fc.constantFrom('a', 'b'), tier: fc.constantFrom('x') }, { requiredKeys: [] })
  .filter((chosen) => Object.keys(chosen).length > 0);

function term(...keys: string[]): fc.Arbitrary<Term> {
  return fc.constantFrom(...keys).chain((key) => {
    const values = fc.subarray([...(VALUES[key] ?? [])], { minLength: 1 });
    return fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...(VALUES[key] ?? [])).map((value) => termOf(key, 'In', [value])) },
      values.map((chosen) => termOf(key, 'In', chosen)),
      values.map((chosen) => termOf(key, 'NotIn', chosen)),
      fc.constantFrom<Operator>('Exists', 'DoesNotExist').map((operator) => termOf(key, operator, [])),
    );
  });
}

function termOf(key: string, operator: Operator, values: readonly string[]): Term {
  return { key, operator, values };
}

const somePods = fc.array(term('app', 'tier'), { maxLength: 2 });

function end(workloads: number, charts: number): fc.Arbitrary<SmallEnd> {
  const workload = fc.nat(workloads - 1).map((index): SmallEnd => ({ kind: 'workload', workload: index }));
  const values = fc.oneof<fc.Arbitrary<SmallEnd>[]>(
    fc.nat(charts - 1).map((chart): SmallEnd => ({ kind: 'pods-in', chart })),
    fc.record({
      kind: fc.constant('namespace' as const),
      namespace: fc.constantFrom<NamespaceName>('red', 'green', 'violet'),
      pods: somePods,
    }),
    fc.record({
      kind: fc.constant('namespaces' as const),
      namespaces: fc.array(term('team'), { minLength: 1, maxLength: 1 }),
      pods: somePods,
    }),
    fc.constantFrom<SmallEnd>(
      { kind: 'cidr', block: '10.0.0.0/28', except: ['10.0.0.3/32'] },
      { kind: 'cidr', block: '203.0.113.0/24', except: ['203.0.113.128/25'] },
    ),
    fc.constantFrom<SmallEnd>({ kind: 'all-namespaces' }, { kind: 'anywhere' }, { kind: 'internet' }),
  );
  return fc.oneof({ weight: 3, arbitrary: workload }, { weight: 2, arbitrary: values });
}

const ports = fc.oneof(fc.constant<SmallPort>(8080), fc.constantFrom<SmallPort>('udp 53', '8000-8100', 'all'));

/** Any statement about the ends of an app with so many workloads and charts. */
export function smallAllow(workloads: number, charts: number): fc.Arbitrary<SmallAllow> {
  const ends = fc
    .tuple(end(workloads, charts), fc.option(end(workloads, charts), { freq: 4 }))
    .map(([first, second]): [SmallEnd, ...SmallEnd[]] => (second ? [first, second] : [first]));
  return fc.record({ from: ends, to: ends, ports });
}

function smallDeny(charts: number, forms: readonly DenyForm[]): fc.Arbitrary<SmallDeny> {
  return fc.record(
    {
      chart: fc.nat(charts - 1),
      form: fc.constantFrom(...forms),
      direction: fc.constantFrom('both', 'both', 'ingress', 'egress'),
      pods: fc.oneof(fc.constant([]), somePods),
      opens: somePods,
    },
    { requiredKeys: ['chart', 'form', 'direction', 'pods'] },
  );
}

export interface SmallAppLimits {
  /** @default all but `include`, which starts a process for each */
  readonly denyForms?: readonly DenyForm[];
  readonly denies?: number;
  readonly allows?: number;
}

/** Any small app: two or three charts in two namespaces, workloads with overlapping labels, denies of all kinds. */
export function smallApp({
  denyForms = DENY_FORMS,
  denies = 4,
  allows = 3,
}: SmallAppLimits = {}): fc.Arbitrary<SmallApp> {
  const chart = fc.record({ namespace: fc.constantFrom<NamespaceName>('red', 'green'), nested: fc.boolean() });
  const charts = fc
    .array(chart, { maxLength: 2 })
    .map((more) => [{ namespace: 'red' as const, nested: false }, ...more]);
  return charts.chain((all) => {
    const workload = fc.record({
      chart: fc.nat(all.length - 1),
      labels,
      made: fc.constantFrom('declared', 'declared', 'deployment'),
    });
    return fc.array(workload, { minLength: 1, maxLength: 4 }).chain((workloads) =>
      fc.record({
        charts: fc.constant(all),
        workloads: fc.constant(workloads),
        denies: fc.array(smallDeny(all.length, denyForms), { minLength: 1, maxLength: denies }),
        allows: fc.array(smallAllow(workloads.length, all.length), { maxLength: allows }),
      }),
    );
  });
}

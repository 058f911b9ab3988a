import type { ApiObject, App } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import type { DnsShape } from '../dns';
import type { Elsewhere } from '../elsewhere';
import { callerOrigin } from '../caller';
import { Mistake } from '../mistake';
import type { ExternalService } from '../patterns/external-service';
import type { PodsOfNamespace } from '../values';
import type { AdaptedWorkload, Workload } from '../workload';
import type { AcknowledgedConstruct } from './acknowledged-construct';
import type { Assertion } from './assertion';
import type { BaselineDemand } from './baseline-demand';
import type { Preparation } from './preparation';
import type { Preview } from './preview';
import type { Statement } from './statement';
import type { StatementSource } from './statement-source';
import { Synthesis } from './synthesis';

/** The id of the hidden child of the root; its validation reports what the checks find. */
const ID = 'cdk8s-netpol';

/** A chain of calls that still lacks its last call. */
export interface UnfinishedChain {
  /** What has been written so far, such as `allow(frontend/web).to(payments/api)`. */
  readonly text: string;
  /** What it lacks, such as `.on(...)`. */
  readonly lacks: string;
  readonly path: string;
  readonly origin: () => Origin | undefined;
}

/** A pattern that opens DNS. */
export interface DnsPattern {
  readonly construct: IConstruct;
  /** The pods that may look up names. */
  readonly pods: PodsOfNamespace;
  /** Who answers them. It is asked late, since the cluster may say so after the pattern is made. */
  readonly shape: () => DnsShape;
}

/** What runs while the app synthesizes: returns the errors, one text each. */
export type Examination = (registry: Registry) => string[];

let examination: Examination | undefined;

/** Hangs the checks on every registry, those that exist already included. Called once, by the package's index. */
export function examineWith(examine: Examination): void {
  examination = examine;
}

/**
 * All that has been said in one construct tree, in the order in which it was said: a hidden child of the root.
 *
 * Nothing is decided while it fills. The plan is computed when the app synthesizes, so that a deny may be written
 * after its allows. cdk8s runs the validations of the root first, on every road to output (`app.synth`, `synthYaml`,
 * `chart.toJson`, `Testing.synth`), and runs them again for each chart: within one `app.synth` they are worked out once.
 */
export class Registry extends Construct {
  readonly workloads: (Workload<string> | AdaptedWorkload<string>)[] = [];
  readonly statements: Statement[] = [];
  /** What makes further statements once the objects of the app are known. */
  readonly statementSources: StatementSource[] = [];
  /** What adds constructs before each plan is made. */
  readonly preparations: Preparation[] = [];
  readonly assertions: Assertion[] = [];
  readonly acknowledgements: AcknowledgedConstruct[] = [];
  readonly elsewhere: Elsewhere[] = [];
  readonly externalServices: ExternalService<string>[] = [];
  readonly baselines: BaselineDemand[] = [];
  /** The ways of looking up names that the app opens, and for which pods. */
  readonly dnsPatterns: DnsPattern[] = [];
  /** The denies of this package that will be written. */
  readonly denies: ApiObject[] = [];
  /** Denies that are only looked at. */
  readonly previews: Preview[] = [];
  readonly unfinished = new Set<UnfinishedChain>();
  readonly mistakes: Finding[] = [];
  /** How often the plan was computed and checked; a test holds it to once per synthesis. */
  examinations = 0;
  /** Set while `app.synth` or `app.synthYaml` runs. */
  private running: Synthesis | undefined;
  private errors: string[] = [];

  constructor(root: IConstruct) {
    super(root, ID);
    // The root's own validations come before those of every other construct.
    root.node.addValidation({ validate: () => this.examine() });
    this.node.addValidation({ validate: () => this.errors });
    this.memoiseWithin(root as App, 'synth');
    this.memoiseWithin(root as App, 'synthYaml');
  }

  addWorkload(workload: Workload<string> | AdaptedWorkload<string>): void {
    this.workloads.push(workload);
  }

  /** Keeps a mistake until the app synthesizes, so that all of them are reported at once. */
  report(finding: Finding, origin: () => Origin | undefined): void {
    const place = finding.where;
    this.mistakes.push({
      ...finding,
      get where() {
        const found = origin();
        return { ...place, ...(found && { origin: found }) };
      },
    });
  }

  /** The synthesis that is running, if one is: other roads to output (`chart.toJson`) work one object at a time. */
  get synthesis(): Synthesis | undefined {
    return this.running;
  }

  private examine(): string[] {
    if (!this.running?.examined) {
      if (this.running) this.running.examined = true;
      this.examinations++;
      this.errors = examination?.(this) ?? [];
      this.running?.keepTree(this.node.root);
    }
    return [];
  }

  private memoiseWithin(app: App, method: 'synth' | 'synthYaml'): void {
    const original: () => unknown = app[method].bind(app);
    const memoised = (): unknown => {
      const synthesis = new Synthesis();
      this.running = synthesis;
      try {
        return original();
      } finally {
        synthesis.end();
        this.running = undefined;
      }
    };
    Object.assign(app, { [method]: memoised });
  }
}

/** The registry of the tree that a construct belongs to, if anything has been said in it. */
export function registryIn(construct: IConstruct): Registry | undefined {
  return construct.node.root.node.tryFindChild(ID) as Registry | undefined;
}

/** The registry of the tree that a construct belongs to; made when first asked for. */
export function registryOf(construct: IConstruct): Registry {
  const root = construct.node.root;
  const existing = registryIn(construct);
  if (existing) return existing;
  if (!('synth' in root)) {
    const origin = callerOrigin()();
    throw new Mistake({
      code: 'NP204',
      id: 'no-app',
      severity: 'error',
      headline: `\`${construct.node.path || construct.node.id}\` belongs to no cdk8s App`,
      where: { path: construct.node.path, ...(origin && { origin }) },
      found: 'a construct tree whose root is not an App',
      expected: 'charts made with `new Chart(app, ...)`',
      why: 'without an App nothing is synthesized and nothing is checked',
      help: 'pass `new App()` (in tests `Testing.app()`) as the scope of the chart',
    });
  }
  return new Registry(root);
}

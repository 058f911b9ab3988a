import type { Chart } from 'cdk8s';
import { minimalRules } from '../../model/minimal-rules';
import type { Direction, NonEmpty, Rule } from '../../model/policy';
import { selectorKey, type Selector } from '../../model/selector';
import type { GeneratedPolicy } from './generated-policy';
import type { Half } from './halves';
import type { Statement } from './statement';

/** A policy in the making: the halves of one selector in one direction. */
export class Draft {
  readonly namespace: string;
  readonly selector: Selector;
  readonly direction: Direction;
  readonly statements = new Set<Statement>();
  /** What names of policies say of whom they are about. */
  readonly stems = new Set<string>();
  private readonly subjects = new Map<string, Selector>();
  private readonly rules: Rule[] = [];
  private lying: Chart;

  constructor({ subject, selector, direction, chart }: Half) {
    this.namespace = subject.namespace;
    this.selector = selector;
    this.direction = direction;
    this.lying = chart;
  }

  add({ subject, rules, chart }: Half, statement: Statement, stem: string): void {
    this.statements.add(statement);
    this.stems.add(stem);
    this.subjects.set(selectorKey(subject.selector), subject.selector);
    this.rules.push(...rules);
    // Ends of two charts can be the same pods; where their policy lies must not hang on which was named first.
    if (chart.node.path < this.lying.node.path) this.lying = chart;
  }

  get chart(): Chart {
    return this.lying;
  }

  /** The draft as a policy of its own. */
  policy(name: string): GeneratedPolicy {
    const rules = minimalRules(this.rules, this.namespace);
    return {
      name,
      namespace: this.namespace,
      chart: this.chart,
      selector: this.selector,
      subjects: [...this.subjects.values()] as unknown as NonEmpty<Selector>,
      rules: {
        ingress: this.direction === 'ingress' ? rules : [],
        egress: this.direction === 'egress' ? rules : [],
      },
      statements: [...this.statements],
    };
  }
}

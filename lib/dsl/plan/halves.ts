import type { Chart } from 'cdk8s';
import type { Direction, NonEmpty, Rule } from '../../model/policy';
import { bothSelectors, selectorKey, type Selector } from '../../model/selector';
import { excludeEachOther, implies } from '../../model/selector-algebra';
import type { Base, BasePolicy } from './base';
import { peersOf, type PodsEnd, type ResolvedEnd } from './resolved-end';

/** One half of a connection: the policy that one side needs, in the namespace and the chart of that side. */
export interface Half {
  readonly direction: Direction;
  readonly subject: PodsEnd;
  /** The pods it is written for: the subject, or the part of it that a narrower deny isolates. */
  readonly selector: Selector;
  /** The selector of that narrower deny. */
  readonly narrowedTo?: Selector;
  readonly chart: Chart;
  /** One for each end on the other side. */
  readonly rules: NonEmpty<Rule>;
}

/** An end on the other side, with the ports that are open between the two, as a chart writes them. */
export interface OpenedEnd {
  readonly end: ResolvedEnd;
  portsIn(chart: Chart): Rule['ports'];
}

/** A part of a subject that is isolated already, and the policies that isolate it. */
interface IsolatedPart {
  readonly selector: Selector;
  readonly narrowedTo?: Selector;
  readonly by: NonEmpty<BasePolicy>;
}

/**
 * The deny decides. A rule that selects a pod also isolates it, so a half may only select pods that are isolated
 * already: all of the subject, once, where some deny covers it; else, for each deny, the part that it isolates.
 */
function isolatedParts(subject: PodsEnd, isolating: readonly BasePolicy[]): IsolatedPart[] {
  const overlapping = isolating.filter(({ policy }) => !excludeEachOther(subject.selector, policy.selector));
  const [covering, ...others] = overlapping.filter(({ policy }) => implies(subject.selector, policy.selector));
  if (covering) return [{ selector: subject.selector, by: [covering, ...others] }];
  const parts = new Map<string, IsolatedPart>();
  for (const base of overlapping) {
    const key = selectorKey(base.policy.selector);
    const part = parts.get(key);
    parts.set(key, {
      selector: bothSelectors(subject.selector, base.policy.selector),
      narrowedTo: base.policy.selector,
      by: part ? [...part.by, base] : [base],
    });
  }
  return [...parts.values()];
}

/** The chart that holds the isolating policy, so that a deny and its exceptions are one file and one sync. */
function chartFor(subject: PodsEnd, by: NonEmpty<BasePolicy>): Chart {
  const charts = by.map(({ source }) => source.chart);
  const own = charts.find((chart) => chart === subject.chart);
  return own ?? charts.reduce((first, chart) => (chart.node.path < first.node.path ? chart : first));
}

/** The halves that one side of some connections needs: none where nothing isolates it. */
export function halvesOf(direction: Direction, subject: ResolvedEnd, others: NonEmpty<OpenedEnd>, base: Base): Half[] {
  // Only pods of a namespace known by name can be the subject of a policy.
  if (subject.kind !== 'pods') return [];
  return isolatedParts(subject, base.isolating(subject.namespace, direction, subject.selector)).map(
    ({ selector, narrowedTo, by }) => {
      const chart = chartFor(subject, by);
      const ruleFor = ({ end, portsIn }: OpenedEnd): Rule => ({
        peers: peersOf(end, subject.namespace),
        ports: portsIn(chart),
      });
      const [first, ...rest] = others;
      return {
        direction,
        subject,
        selector,
        ...(narrowedTo && { narrowedTo }),
        chart,
        rules: [ruleFor(first), ...rest.map(ruleFor)],
      };
    },
  );
}

/** `toOnlyAllow` takes the table of connections line by line: all of it passes, and each line less is missed. */
import * as fc from 'fast-check';
import { askedSubject } from '../../lib/jest/asked-subject';
import type { GivenConnection } from '../../lib/jest/matcher-types';
import { matchers } from '../../lib/jest/matchers';
import { PROTOCOLS } from '../../lib/model/port';
import { mapOf, type MapEnd, type MapRow, type PortSets } from '../../lib/reachability';
import { fullWorkloadName } from '../../lib/report/workload-names';
import { formatCidr } from '../../lib/sets/cidr';
import { smallApp } from '../arbitraries/small-app';
import { build } from '../laws/building';

function words(end: MapEnd): string[] {
  return end.kind === 'pod' ? [fullWorkloadName(end.workload)] : end.blocks.map(formatCidr);
}

function portWords(ports: PortSets): string[] {
  return PROTOCOLS.flatMap((protocol) =>
    (ports[protocol] ?? []).map(([first, last]) => `${first}-${last}/${protocol.toLowerCase()}`),
  );
}

/** A row of the table in words, one connection for each block. */
function connectionsOf({ source, destination, allowed }: MapRow): GivenConnection[] {
  return words(source).flatMap((from) => words(destination).map((to) => [from, to, portWords(allowed)] as const));
}

function tableOf(app: unknown): MapRow[] {
  return askedSubject(app).clusters.flatMap(({ shownWorld }) => mapOf(shownWorld(), { governedOnly: true }));
}

const isDecided = ({ depends }: MapRow): boolean => Object.keys(depends).length === 0;

test('all lines of a table are just what it opens, and all but one are not', () => {
  fc.assert(
    fc.property(smallApp(), fc.nat(), (small, position) => {
      const { app } = build(small);
      const rows = tableOf(app);
      const lines = rows.flatMap(connectionsOf);
      expect(matchers.toOnlyAllow.call({}, app, lines).pass).toBe(rows.every(isDecided));
      if (lines.length === 0) return;
      const rest = lines.filter((_, index) => index !== position % lines.length);
      expect(matchers.toOnlyAllow.call({}, app, rest).pass).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('a line with a port less is not all of it', () => {
  fc.assert(
    fc.property(smallApp(), fc.nat(), (small, position) => {
      const { app } = build(small);
      const lines = tableOf(app).flatMap(connectionsOf);
      fc.pre(lines.length > 0);
      const narrowed = lines.map(([from, to, ports], index): GivenConnection => {
        const [first = '', ...others] = index === position % lines.length ? (ports as string[]) : [];
        if (first === '') return [from, to, ports];
        const [range = '', protocol] = first.split('/');
        const [low = '', high = ''] = range.split('-');
        const left = low === high ? [] : [`${Number(low) + 1}-${high}/${protocol}`];
        // A line needs a port: one that another line of the same ends has already, or that stays.
        return [from, to, [...left, ...others].length > 0 ? [...left, ...others] : ['65535/sctp']];
      });
      expect(matchers.toOnlyAllow.call({}, app, narrowed).pass).toBe(false);
    }),
    { numRuns: 60 },
  );
});

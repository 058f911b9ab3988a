import { shownFindings } from '../../lib/cli/print-findings';
import type { Finding } from '../../lib/diagnostics/finding';

function findings(count: number, severity: Finding['severity']): Finding[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ code: 'NP001', id: 'some', severity, where: {}, why: 'because', help: 'mend it' },
    headline: `${severity} ${index}`,
  }));
}

test('as many findings as a person reads are all printed, in their order', () => {
  const some = [...findings(50, 'warning'), ...findings(50, 'error')];
  expect(shownFindings(some)).toEqual(some);
});

test('of very many, errors are printed before warnings, and those before what only tells', () => {
  const many = [...findings(1000, 'info'), ...findings(60, 'warning'), ...findings(30, 'error')];
  const shown = shownFindings(many).map(({ headline }) => headline);
  expect(shown).toHaveLength(100);
  expect([shown[0], shown[29], shown[30], shown[90], shown[99]]).toEqual([
    ...['error 0', 'error 29', 'warning 0', 'info 0', 'info 9'],
  ]);
});

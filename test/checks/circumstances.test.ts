/** What the doors tell the checks: the configuration of the project, and which day it is. */
import { circumstancesFrom, type CircumstanceSources } from '../../lib/checks/circumstances';

const from = (sources: Partial<CircumstanceSources>) => circumstancesFrom({ environment: {}, ...sources })();

test('a process that says nothing has no day, and every rule at its own word', () => {
  expect(from({})).toEqual({ configuration: { preset: 'recommended', rules: {} }, findings: [] });
});

test('the clock is asked each time, and the file is read once', () => {
  const [days, reads] = [['2027-01-01', '2027-01-02'], [] as (string | undefined)[]];
  const circumstances = circumstancesFrom({
    environment: {},
    today: () => days.shift() ?? '',
    configuration: (file) => {
      reads.push(file);
      return { file: 'netpol.config.json', text: '{ "preset": "strict" }' };
    },
  });
  expect([circumstances(), circumstances()].map(({ today, configuration }) => [today, configuration?.preset])).toEqual([
    ['2027-01-01', 'strict'],
    ['2027-01-02', 'strict'],
  ]);
  expect(reads).toEqual([undefined]);
});

test('the environment names another day and another file', () => {
  const asked: (string | undefined)[] = [];
  const found = from({
    environment: { NETPOL_TODAY: '2027-03-04', NETPOL_CONFIG: 'other.json' },
    today: () => '2027-01-01',
    configuration: (file) => void asked.push(file),
  });
  expect(found.today).toBe('2027-03-04');
  expect(asked).toEqual(['other.json']);
});

test('a day that is none is a finding, and the clock counts', () => {
  const { today, findings } = from({ environment: { NETPOL_TODAY: 'tomorrow' }, today: () => '2027-01-01' });
  expect(today).toBe('2027-01-01');
  expect(findings).toMatchObject([{ code: 'NP040', found: '`tomorrow`' }]);
});

test.each(['off', 'WARN', '1'])('NETPOL_CHECKS=%s is a finding', (value) => {
  const { findings } = from({ environment: { NETPOL_CHECKS: value } });
  expect(findings).toMatchObject([{ code: 'NP040', severity: 'error', found: `\`${value}\`` }]);
});

test.each(['', 'warn'])('NETPOL_CHECKS=%s is none', (value) => {
  expect(from({ environment: { NETPOL_CHECKS: value } }).findings).toEqual([]);
});

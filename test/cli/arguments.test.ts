import { InvalidArgumentError } from 'commander';
import { endArgument, workloadArgument } from '../../lib/cli/questions/end-argument';
import { portArgument } from '../../lib/cli/questions/port-argument';
import { blockArgument, repeatableBlock } from '../../lib/cli/switches/block-argument';
import { pathArgument } from '../../lib/cli/switches/path-argument';
import { formatAddress } from '../../lib/sets/address';
import { formatCidr } from '../../lib/sets/cidr';

function endText(text: string): string {
  const end = endArgument(text);
  if (end.is === 'address') return `address ${formatAddress(end.address)}`;
  if (end.is === 'anywhere') return 'every address';
  if (end.is === 'block') return `block ${formatCidr(end.block)}`;
  const { namespace, kind = 'any kind', name } = end.workload;
  return `${kind} ${name} in ${namespace}`;
}

test.each([
  ['payments/api', 'any kind api in payments'],
  ['payments/Deployment/api', 'Deployment api in payments'],
  ['payments/deploy/api', 'Deployment api in payments'],
  ['payments/cronjobs/api', 'CronJob api in payments'],
  ['payments/STS/api', 'StatefulSet api in payments'],
  ['payments/rollout/api', 'rollout api in payments'],
  ['anywhere', 'every address'],
  ['10/8', 'any kind 8 in 10'],
  ['203.0.113.7', 'address 203.0.113.7'],
  ['2001:DB8::7', 'address 2001:db8::7'],
  ['10.0.0.0/8', 'block 10.0.0.0/8'],
  ['::/0', 'block ::/0'],
])('the end %s is %s', (text, meant) => {
  expect(endText(text)).toBe(meant);
});

test.each([
  ['', 'A workload is written NAMESPACE/NAME, or NAMESPACE/KIND/NAME.'],
  ['api', 'A workload is written NAMESPACE/NAME, or NAMESPACE/KIND/NAME.'],
  ['payments/', 'A workload is written NAMESPACE/NAME, or NAMESPACE/KIND/NAME.'],
  ['a/b/c/d', 'A workload is written NAMESPACE/NAME, or NAMESPACE/KIND/NAME.'],
  ['10.0.0.256', 'An address is written like 203.0.113.7 or 2001:db8::7.'],
  ['10.0.0.0/33', 'A block is written like 10.244.0.0/16 or 2001:db8::/32.'],
  ['10.1.2.3/8', 'Did you mean 10.0.0.0/8?'],
])('%j is no end, and is answered: %s', (text, answer) => {
  expect(() => endArgument(text)).toThrow(new InvalidArgumentError(answer));
});

test('a workload is no address', () => {
  expect(() => workloadArgument('203.0.113.7')).toThrow(InvalidArgumentError);
});

test.each([
  ['8080', 'TCP 8080-8080'],
  ['53/UDP', 'UDP 53-53'],
  ['53/udp', 'UDP 53-53'],
  ['30000-32767/TCP', 'TCP 30000-32767'],
  ['1-65535/SCTP', 'SCTP 1-65535'],
  ['http', 'any protocol http'],
  ['8e3', 'any protocol 8e3'],
  ['dns-tcp/udp', 'UDP dns-tcp'],
])('the port %s is %s', (text, meant) => {
  const port = portArgument(text);
  const { protocol = 'any protocol' } = port;
  expect(`${protocol} ${port.kind === 'name' ? port.name : `${port.first}-${port.last}`}`).toBe(meant);
});

test.each([
  '',
  '0',
  '65536',
  '99999',
  'HTTP',
  'a--b',
  '80/ICMP',
  'http/ICMP',
  '90-80',
  '80/',
  '80/TCP/UDP',
  '-80',
  '80 /TCP',
])('%j is no port', (text) => {
  expect(() => portArgument(text)).toThrow(InvalidArgumentError);
});

test.each(['10.0.0.0', '10.0.0.0/', '010.0.0.0/8', '10.0.0.0/08', 'payments/api', '10.0.0.1/8'])(
  '%j is no block',
  (text) => {
    expect(() => blockArgument(text)).toThrow(InvalidArgumentError);
  },
);

test('no path is empty', () => {
  expect(pathArgument('-')).toBe('-');
  expect(() => pathArgument('')).toThrow(InvalidArgumentError);
});

test('blocks of one option add up', () => {
  expect(repeatableBlock('::/0', repeatableBlock('10.0.0.0/8')).map(formatCidr)).toEqual(['10.0.0.0/8', '::/0']);
});

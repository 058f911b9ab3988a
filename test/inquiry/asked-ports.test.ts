import { BadInput } from '../../lib/inquiry/bad-input';
import { askedPorts } from '../../lib/inquiry/asked-ports';
import { readPorts } from '../../lib/inquiry/port-words';
import type { DeclaredPort } from '../../lib/model/port';
import { podEnd } from '../../lib/reachability';

const PORTS: readonly DeclaredPort[] = [
  { name: 'dns', protocol: 'UDP', number: 53 },
  { name: 'dns', protocol: 'TCP', number: 53 },
  { name: 'http', protocol: 'TCP', number: 8080 },
  { name: 'http', protocol: 'TCP', number: 8081 },
  { name: 'http', protocol: 'TCP', number: 8080, sidecar: true },
  { protocol: 'TCP', number: 9090 },
];

const POD = podEnd({
  ...{ namespace: 'shop', kind: 'Pod', name: 'api', labels: {}, runtimeLabels: [], ports: PORTS, hostNetwork: false },
  ...{ addresses: [], nodeAddresses: [], finished: false },
});

test.each([
  ['9090', ['TCP 9090']],
  ['dns', ['TCP 53', 'UDP 53']],
  ['dns/UDP', ['UDP 53']],
  ['http', ['TCP 8080', 'TCP 8081']],
])('the port %s of a pod is %j', (text, numbers) => {
  expect(askedPorts(readPorts(text), POD).map(({ protocol, first }) => `${protocol} ${first}`)).toEqual(numbers);
});

const unknown = [
  {
    title: 'a name that is near another one',
    text: 'htpp',
    destination: POD,
    headline: '`shop/api` declares no port `htpp`',
    help: 'did you mean `http`?',
  },
  {
    title: 'a name of another protocol',
    text: 'http/UDP',
    destination: POD,
    headline: '`shop/api` declares no port `http/UDP`',
    help: 'give the number of the port',
  },
  {
    title: 'the name of a port of addresses',
    text: 'http',
    destination: { kind: 'anywhere' },
    headline: 'addresses declare no names of ports',
    help: 'give the number of the port',
  },
] as const;

test.each(unknown)('$title is answered with what there is', ({ text, destination, headline, help }) => {
  expect.assertions(1);
  try {
    askedPorts(readPorts(text), destination);
  } catch (error) {
    const expected =
      destination.kind === 'pod'
        ? 'one of the names that it declares: `dns` (UDP 53), `dns` (TCP 53), `http` (TCP 8080), `http` (TCP 8081)'
        : 'a number';
    expect(error instanceof BadInput && error.findings).toMatchObject([{ code: 'NP038', headline, expected, help }]);
  }
});

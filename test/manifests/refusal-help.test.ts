import { clusterOf } from '../../lib/manifests/cluster-reading';
import { manifestOf } from '../../lib/manifests/manifest';

function helpsOf(spec: object, kind = 'NetworkPolicy', apiVersion = 'networking.k8s.io/v1'): readonly string[] {
  const object = { apiVersion, kind, metadata: { name: 'a', namespace: 'shop' }, spec };
  return clusterOf([manifestOf(object)], { kubernetesVersion: '1.38' }).findings.map(({ help }) => help);
}

const ports = (port: object): object => ({ ingress: [{ ports: [port] }] });
const block = (cidr: string, except: readonly string[] = []): object => ({
  egress: [{ to: [{ ipBlock: { cidr, except } }] }],
});
const OLD = '; `--kubernetes-version 1.35` judges it as it is';
const PORT = 'spec.ingress[0].ports[0]';

test.each<[string, object, readonly string[]]>([
  ['a direction', { policyTypes: ['ingress'] }, ['write `Ingress`: upper and lower case count']],
  ['a direction in capitals', { policyTypes: ['EGRESS'] }, ['write `Egress`: upper and lower case count']],
  ['a protocol', ports({ protocol: 'tcp', port: 80 }), ['write `TCP`: upper and lower case count']],
  ['a protocol that there is not', ports({ protocol: 'icmp' }), [`correct \`${PORT}.protocol\``]],
  ['no protocol', ports({ protocol: '' }), [`correct \`${PORT}.protocol\``]],
  ['a number in quotes', ports({ port: '8080' }), ['write `8080` without quotes: in quotes it is the name of a port']],
  [
    'the end of a range in quotes',
    ports({ port: 1, endPort: '2' }),
    [`write a number without quotes for \`${PORT}.endPort\``],
  ],
  ['a name that is too long', ports({ port: 'a'.repeat(16) }), [`correct \`${PORT}.port\``]],
  ['bits beyond the prefix', block('10.1.2.3/8'), ['write `10.0.0.0/8`, the block that it stands for' + OLD]],
  ['leading zeros', block('010.001.0.0/16'), ['write `10.1.0.0/16`, the block that it stands for' + OLD]],
  [
    'bits beyond the prefix, in IPv6',
    block('2001:db8::1/32'),
    ['write `2001:db8::/32`, the block that it stands for' + OLD],
  ],
  ['an exception', block('10.0.0.0/8', ['10.1.2.3/16']), ['write `10.1.0.0/16`, the block that it stands for' + OLD]],
  ['an IPv4-mapped address', block('::ffff:10.0.0.0/104'), ['correct `spec.egress[0].to[0].ipBlock.cidr`' + OLD]],
  ['no CIDR at all', block('10.0.0.0'), ['correct `spec.egress[0].to[0].ipBlock.cidr`']],
])('the help says what to write instead of %s', (_title, spec, expected) => {
  expect(helpsOf(spec)).toEqual(expected);
});

test('the number of a container port is no text either', () => {
  expect(helpsOf({ containers: [{ name: 'a', ports: [{ containerPort: '80' }] }] }, 'Pod', 'v1')).toEqual([
    expect.stringContaining('write a number without quotes'),
  ]);
});

import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: shop\n';
const BROKEN = 'data: { x: [\n';

function read(text: string) {
  return readManifests(text, { file: 'a.yaml' });
}

interface UnreadCase {
  readonly title: string;
  readonly text: string;
  /** Kind, namespace and name of what is not read any further; absent where the document has to be read. */
  readonly unread?: string;
}

const CASES: readonly UnreadCase[] = [
  { title: 'names in the metadata', text: CONFIG, unread: 'ConfigMap shop/a' },
  { title: 'a mistake further down', text: CONFIG + BROKEN, unread: 'ConfigMap shop/a' },
  { title: 'a template further down', text: `${CONFIG}data: {{ .Values.x }}\n`, unread: 'ConfigMap shop/a' },
  { title: 'Windows line ends', text: CONFIG.replaceAll('\n', '\r\n'), unread: 'ConfigMap shop/a' },
  { title: 'comments', text: `# c\n\n  # d\n${CONFIG}# e\ndata:\n- x\n`, unread: 'ConfigMap shop/a' },
  { title: 'no metadata', text: 'kind: Role\napiVersion: rbac.authorization.k8s.io/v1\n', unread: 'Role /' },
  {
    title: 'a manifest in a literal text',
    text: `${CONFIG}data:\n  x: |\n    kind: Pod\n    apiVersion: v1\n`,
    unread: 'ConfigMap shop/a',
  },
  {
    title: 'what leads to pods, until somebody asks',
    text: CONFIG.replace('ConfigMap', 'Service'),
    unread: 'Service shop/a',
  },
  { title: 'a kind that is judged', text: CONFIG.replace('ConfigMap', 'Pod') },
  {
    title: 'a kind that is not judged and counts',
    text: CONFIG.replace('v1', 'cilium.io/v2').replace('ConfigMap', 'CiliumNetworkPolicy'),
  },
  { title: 'a kind that is not served', text: CONFIG.replace('ConfigMap', 'pod') },
  { title: 'a list', text: 'apiVersion: v1\nkind: ConfigMapList\nitems: []\n' },
  { title: 'two kinds', text: `${CONFIG}kind: Pod\n` },
  { title: 'a second kind behind an end', text: `${CONFIG}...\nkind: Pod\n` },
  { title: 'a kind in quotes beside', text: `${CONFIG}"kind": Pod\n` },
  { title: 'a kind as an explicit key', text: `${CONFIG}? kind\n: Pod\n` },
  { title: 'a kind that a merge may bring', text: `${CONFIG}<<: { kind: Pod }\n` },
  { title: 'a kind that goes on in the next line', text: 'apiVersion: v1\nkind: ConfigMap\n  Pod\n' },
  { title: 'a kind that goes on behind a blank line', text: 'apiVersion: v1\nkind: ConfigMap\n\n  Pod\n' },
  {
    title: 'keys that begin further right',
    text: ' kind: Pod\n a: "x\nkind: ConfigMap\napiVersion: v1"\n apiVersion: v1\n',
  },
  { title: 'a kind in braces', text: '{ a: "\nkind: ConfigMap\napiVersion: v1\n", kind: Pod, apiVersion: v1 }' },
  { title: 'old line breaks', text: `${CONFIG}a: b\rkind: Pod\n` },
  { title: 'a kind that is no text', text: CONFIG.replace('ConfigMap', 'yes') },
  { title: 'names in braces', text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: shop }\n' },
  { title: 'a name behind an alias', text: `${CONFIG.replace('shop', '*x')}` },
  { title: 'a name that goes on', text: `${CONFIG}    b\n` },
  { title: 'two namespaces', text: `${CONFIG}  namespace: b\n` },
];

test.each(CASES)('of $title only the names are read, if nothing can be taken for anything else', ({ text, unread }) => {
  const [manifest] = read(text).manifests;
  const found = manifest?.unread;
  expect(found && `${found.kind} ${found.namespace}/${found.name}`).toBe(unread);
});

test('what is not read is counted, and names its namespace', () => {
  const json = JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x', namespace: 'bank' } },
      { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name: 'x' } },
      { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'x' } },
    ],
  });
  const { manifests, findings, documents } = read(`${CONFIG}${BROKEN}---\n${json}\n---\n${CONFIG}`);
  expect(findings).toEqual([]);
  expect(documents).toBe(3);
  const { cluster, skipped } = clusterOf(manifests);
  expect([...skipped]).toEqual([
    ['ConfigMap', 2],
    ['Secret', 1],
    ['GatewayClass.gateway.networking.k8s.io', 1],
  ]);
  expect(cluster.namespaces.map(({ name }) => name)).toEqual(['shop', 'bank']);
});

test('who asks for it gets it: all of it, or the names where the rest cannot be read', () => {
  const [whole, names] = read(`${CONFIG}data: { x: v }\n---\n${CONFIG}${BROKEN}`).manifests;
  const named = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' } };
  expect(whole?.object).toEqual({ ...named, data: { x: 'v' } });
  expect(names?.object).toEqual(named);
  expect(whole?.originOf('data.x')).toEqual({ file: 'a.yaml', line: 6, column: 9 });
  expect(names?.originOf('data.x')).toEqual({ file: 'a.yaml', line: 8, column: 1 });
});

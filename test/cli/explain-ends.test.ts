import { documents, opening, pod, ScratchFolder } from './scratch-folder';

jest.setTimeout(120_000);

const ADDRESS = 'status: { phase: Running, podIPs: [{ ip: 10.1.0.5 }] }\n';
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: front } }
  template:
    metadata: { labels: { app: front } }
    spec: { containers: [{ name: main, image: main, ports: [{ name: http, containerPort: 80 }] }] }
`;
const BY_TEAM = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: by-team, namespace: shop }
spec:
  podSelector: { matchLabels: { app: front } }
  ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: a } } }] }]
`;
const namespace = (name: string) => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }\n`;

const scratch = new ScratchFolder({
  // Only one may come in: neither a replica nor the pod itself.
  'pods/all.yaml': documents(
    `${pod('shop', 'web')}${ADDRESS}`,
    DEPLOYMENT,
    opening('shop', 'web', 'late'),
    pod('shop', 'late'),
  ),
  'teams/all.yaml': documents(pod('shop', 'web'), pod('bank', 'api'), DEPLOYMENT, BY_TEAM, namespace('shop')),
  'inventory/all.yaml': documents(
    pod('shop', 'web').replace('name: main, image: main', 'name: stand-in, image: stand-in'),
    opening('shop', 'web', 'late'),
  ),
});
afterAll(() => scratch.remove());

const CALLS_ITSELF = 'the pod calls its own address';
const TWO_REPLICAS = 'two replicas are meant: one calls the other';

const selves = [
  ['pods --from shop/pod/web --to shop/pod/web', 'shop/Pod/web -> shop/Pod/web TCP 80: allowed', CALLS_ITSELF],
  ['pods --from shop/pod/web --to 10.1.0.5', 'shop/Pod/web -> shop/Pod/web TCP 80: allowed', CALLS_ITSELF],
  [
    'pods --from shop/po/web --to shop/po/web --own-address evaluate',
    'shop/Pod/web -> shop/Pod/web TCP 80: denied',
    CALLS_ITSELF,
  ],
  [
    'pods --from shop/deploy/web --to shop/deploy/web',
    'shop/Deployment/web -> shop/Deployment/web TCP 80: allowed',
    TWO_REPLICAS,
  ],
  ['inventory --from shop/web --to shop/web', 'shop/web -> shop/web TCP 80: denied', TWO_REPLICAS],
] as const;

test.concurrent.each(selves)('netpol explain %s says who calls whom', async (line, head, meant) => {
  const { stdout } = await scratch.netpol(`explain ${line} --port 80`);
  expect(stdout.split('\n').slice(0, 2)).toEqual([head, `  ${meant}`]);
});

test('workloads of one name are told apart in every text', async () => {
  const [text, md] = await Promise.all(
    ['text', 'md'].map((format) => scratch.netpol(`map pods --focus shop/web --format ${format}`)),
  );
  expect(text?.stdout).toBe(`from       to            ports
shop/late  shop/Pod/web  TCP 80

no policy isolates for ingress: shop/Deployment/web
no policy isolates for egress: shop/Deployment/web, shop/Pod/web
`);
  expect(md?.stdout).toContain('| shop/Pod/web | shop/Deployment/web | all ports |');
});

test('a port may be named, and anywhere is every address', async () => {
  const { stdout } = await scratch.netpol('explain pods --from anywhere --to shop/deploy/web --port http');
  expect(stdout.match(/^\S.*/gm)).toEqual([
    '0.0.0.0/0 -> shop/Deployment/web TCP 80: allowed',
    '::/0 -> shop/Deployment/web TCP 80: allowed',
  ]);
});

test('labels of namespaces that nobody declares are warned about, and are not said to be missing', async () => {
  const ask = (from: string) => scratch.netpol(`explain teams --from ${from} --to shop/deploy/web --port 80`);
  const [undeclared, declared] = await Promise.all([ask('bank/api'), ask('shop/pod/web')]);
  expect(undeclared?.stderr).toMatch(
    /^warning\[NP405 namespace-labels-unknown\]: no Namespace was read that says which labels `bank` has$/m,
  );
  expect(undeclared?.stdout).toContain('asks the namespace bank for team=a (its labels were not read)');
  expect(declared?.stdout).toContain('asks the namespace shop for team=a (it has no such label)');
});

import { documents, opening, pod, ScratchFolder } from './scratch-folder';

jest.setTimeout(120_000);

const PODS = documents(pod('shop', 'web'), pod('shop', 'api'));
const TEMPLATE = `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Values.name }}
`;
const CILIUM = (name: string) => `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec: {}
`;

const scratch = new ScratchFolder({
  'good/all.yaml': documents(PODS, opening('shop', 'api', 'web')),
  'broken/all.yaml': documents(PODS, 'kind: [unclosed\n', opening('shop', 'api', 'web')),
  'templates/all.yaml': documents(PODS, TEMPLATE, opening('shop', 'api', 'web')),
  'comments/none.yaml': '# nothing yet\n---\n',
  'empty/notes.txt': 'no manifest\n',
  'pods/all.yaml': PODS,
  'policies/all.yaml': opening('shop', 'api', 'web'),
  'crowd/pods.json': JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: Array.from({ length: 2_300 }, (_, index) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `pod-${index}`, namespace: 'crowd', labels: {} },
      spec: { containers: [] },
    })),
  }),
  'crowd/deny.yaml': opening('crowd', 'api', 'web'),
  'cilium/all.yaml': documents(PODS, opening('shop', 'api', 'web'), CILIUM('one'), CILIUM('two')),
});
afterAll(() => scratch.remove());

const TABLE = `from      to        ports
shop/web  shop/api  TCP 80

no policy isolates for ingress: shop/web
no policy isolates for egress: shop/api, shop/web
`;

/** The findings on standard error: their headlines. */
function headlines(stderr: string): string[] {
  return stderr.match(/^(?:error|warning)\[NP.*/gm) ?? [];
}

const cases = [
  { title: 'good manifests', line: 'map good', status: 0, stdout: TABLE, found: [] },
  {
    title: 'a path that is not there, beside one that is',
    line: 'map good gone',
    status: 1,
    stdout: TABLE,
    found: ['error[NP010 missing-file]: there is no file or folder `gone`'],
  },
  {
    title: 'nothing but a path that is not there',
    line: 'map gone',
    status: 1,
    stdout: '',
    found: ['error[NP010 missing-file]: there is no file or folder `gone`'],
  },
  {
    title: 'more connections than a drawing can hold',
    line: 'map crowd --format dot',
    status: 1,
    stdout: '',
    found: ['error[NP037 too-many-connections]: the map has too many connections for the format `dot`'],
  },
  {
    title: 'a broken document among good ones',
    line: 'map broken',
    status: 1,
    stdout: TABLE,
    found: ['error[NP001 unreadable-document]: the document cannot be read'],
  },
  {
    title: 'a broken document, strictly',
    line: 'map broken --strict',
    status: 1,
    stdout: '',
    found: ['error[NP001 unreadable-document]: the document cannot be read'],
  },
  {
    title: 'a Helm template among good documents',
    line: 'map templates',
    status: 1,
    stdout: TABLE,
    found: [expect.stringContaining('error[NP002 helm-template]')],
  },
  {
    title: 'documents without anything in them',
    line: 'map comments',
    status: 1,
    stdout: '',
    found: ['error[NP033 no-documents]: no document could be read from `comments`'],
  },
  {
    title: 'a folder without manifests',
    line: 'map empty',
    status: 1,
    stdout: '',
    found: [
      'warning[NP013 no-manifests]: there are no manifests in the folder `empty`',
      'error[NP033 no-documents]: no document could be read from `empty`',
    ],
  },
  {
    title: 'pods without policies',
    line: 'map pods',
    status: 0,
    stdout: `no policies: every workload reaches every workload and every address

no policy isolates for ingress: shop/api, shop/web
no policy isolates for egress: shop/api, shop/web
`,
    found: ['warning[NP034 no-policies]: there is no NetworkPolicy in `pods`'],
  },
  {
    title: 'policies without pods',
    line: 'map policies',
    status: 0,
    stdout: 'no workloads: there is nothing to show\n',
    found: ['warning[NP035 no-workloads]: there are no pods for the policy in `policies`'],
  },
  {
    title: 'policies that are not judged',
    line: 'map cilium',
    status: 0,
    stdout: TABLE,
    found: [
      'warning[NP105 not-judged]: 2 objects of kind `CiliumNetworkPolicy.cilium.io` change who can reach whom, and are not judged',
    ],
  },
  {
    title: 'a workload that is not there',
    line: 'map good --focus shop/wbe',
    status: 1,
    stdout: '',
    found: ['error[NP031 unknown-workload]: there is no workload `shop/wbe` in what was read'],
  },
  {
    title: 'an end that is not there',
    line: 'explain good --from shop/web --to shopp/api',
    status: 1,
    stdout: '',
    found: ['error[NP031 unknown-workload]: there is no workload `shopp/api` in what was read'],
  },
  {
    title: 'an output in a folder that is not there',
    line: 'map good --output gone/map.txt',
    status: 1,
    stdout: '',
    found: ['error[NP036 unwritable-file]: `gone/map.txt` cannot be written'],
  },
  {
    title: 'a version without a document',
    line: 'diff good comments',
    status: 1,
    stdout: '',
    found: ['error[NP033 no-documents]: no document could be read from `comments`'],
  },
];

test.concurrent.each(cases)('netpol answers $title', async ({ line, status, stdout, found }) => {
  const run = await scratch.netpol(line);
  expect({ status: run.status, stdout: run.stdout, found: headlines(run.stderr) }).toEqual({ status, stdout, found });
  expect(run.stderr).not.toMatch(/^ +at |\x1b/m);
});

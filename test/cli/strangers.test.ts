/** Pods that nobody read: whom policies let in need not be in any manifest. */
import { documents, opening, pod, ScratchFolder } from './scratch-folder';

jest.setTimeout(120_000);

const policy = (name: string, spec: string, namespace = 'shop') =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { ${spec} }\n`;
const DENY = policy('deny', 'podSelector: {}, policyTypes: [Ingress, Egress]');
const API = 'podSelector: { matchLabels: { app: api } }, policyTypes: [Ingress]';
const CLOSED = documents(pod('shop', 'api'), DENY);
const ingress = (rule: string) => policy('open', `${API}, ingress: [${rule}]`);
const from = (peer: string, port = 80) => ingress(`{ from: [${peer}], ports: [{ port: ${port} }] }`);
const namedNamespace = (name: string) => `namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${name} } }`;

/** Two versions of a folder, and the rows in which they differ. */
const DIFFERENCES: Readonly<Record<string, readonly [before: string, after: string, rows: readonly string[]]>> = {
  'a rule for pods of all namespaces': [
    CLOSED,
    documents(CLOSED, from('{ namespaceSelector: {} }')),
    ['+ (any other namespace)/(any pod) shop/api TCP 80'],
  ],
  'the end of such a rule': [
    documents(CLOSED, from('{ namespaceSelector: {} }')),
    CLOSED,
    ['- (any other namespace)/(any pod) shop/api TCP 80'],
  ],
  'a namespace that nobody read': [
    CLOSED,
    documents(CLOSED, from(`{ ${namedNamespace('evil')} }`)),
    ['+ evil/(any pod) shop/api TCP 80'],
  ],
  'namespaces with a label, and pods with one': [
    CLOSED,
    documents(
      CLOSED,
      from('{ namespaceSelector: { matchLabels: { team: a } }, podSelector: { matchLabels: { app: x } } }'),
    ),
    ['+ (namespaces team=a)/(pods app=x) shop/api TCP 80'],
  ],
  'a peer that holds more pods than before, of which none was read': [
    documents(CLOSED, pod('shop', 'x'), from('{ podSelector: { matchLabels: { app: x } } }')),
    documents(CLOSED, pod('shop', 'x'), from('{ podSelector: { matchLabels: { app: x } }, namespaceSelector: {} }')),
    ['+ (any namespace)/(pods app=x) shop/api TCP 80'],
  ],
  'other ports for pods that nobody read': [
    documents(CLOSED, from(`{ ${namedNamespace('evil')} }`)),
    documents(CLOSED, from(`{ ${namedNamespace('evil')} }`, 81)),
    ['~ evil/(any pod) shop/api TCP 80 -> TCP 81'],
  ],
  'a peer that only its own pod was read of': [
    documents(pod('shop', 'api'), from('{ podSelector: {} }')),
    documents(pod('shop', 'api'), from('{ podSelector: {} }', 81)),
    ['~ shop/(any pod) shop/api TCP 80 -> TCP 81'],
  ],
  'pods that nobody read and that reach each other': [
    policy(
      'open',
      'podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }]',
    ),
    policy(
      'open',
      'podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 81 }] }]',
    ),
    ['~ shop/(any pod) shop/(any pod) TCP 80 -> TCP 81'],
  ],
  'policies without any pods': [
    DENY,
    documents(DENY, from(`{ ${namedNamespace('evil')} }`)),
    ['+ evil/(any pod) shop/(pods app=api) TCP 80'],
  ],
  'names of ports that no pod declares': [
    documents(DENY, ingress(`{ from: [{ ${namedNamespace('evil')} }], ports: [{ port: http }] }`)),
    documents(DENY, ingress(`{ from: [{ ${namedNamespace('evil')} }], ports: [{ port: metrics }] }`)),
    ['~ evil/(any pod) shop/(pods app=api) TCP 60001 -> TCP 60002'],
  ],
  'a deny that is gone': [
    documents(policy('deny', 'podSelector: {}, policyTypes: [Ingress]')),
    documents(policy('deny', 'podSelector: {}, policyTypes: [Ingress]', 'elsewhere')),
    [
      '- (any other namespace)/(any pod) elsewhere/(any pod) all ports',
      '+ (any other namespace)/(any pod) shop/(any pod) all ports',
      '- anywhere outside elsewhere/(any pod) all ports',
      '+ anywhere outside shop/(any pod) all ports',
    ],
  ],
  'a part of the pods that a deny no longer isolates': [
    documents(policy('deny', 'podSelector: {}, policyTypes: [Ingress]')),
    documents(
      policy(
        'deny',
        'podSelector: { matchExpressions: [{ key: app, operator: NotIn, values: [web] }] }, policyTypes: [Ingress]',
      ),
    ),
    [
      '+ (any other namespace)/(any pod) shop/(pods app=web) all ports',
      '+ anywhere outside shop/(pods app=web) all ports',
    ],
  ],
  'a rule that opens what another one opens for a part of the pods': [
    documents(
      CLOSED,
      policy(
        'few',
        `${API}, ingress: [{ from: [{ ${namedNamespace('evil')}, podSelector: { matchExpressions: [{ key: tier, operator: DoesNotExist }] } }] }]`,
      ),
    ),
    documents(
      CLOSED,
      policy(
        'few',
        `${API}, ingress: [{ from: [{ ${namedNamespace('evil')}, podSelector: { matchExpressions: [{ key: tier, operator: DoesNotExist }] } }] }]`,
      ),
      policy('all', `${API}, ingress: [{ from: [{ ${namedNamespace('evil')} }] }]`),
    ),
    ['+ evil/(pods tier) shop/api all ports'],
  ],
  'a namespace without pods that gets a label': [
    documents(
      CLOSED,
      from('{ namespaceSelector: { matchLabels: { team: a } } }'),
      'apiVersion: v1\nkind: Namespace\nmetadata: { name: evil }\n',
    ),
    documents(
      CLOSED,
      from('{ namespaceSelector: { matchLabels: { team: a } } }'),
      'apiVersion: v1\nkind: Namespace\nmetadata: { name: evil, labels: { team: a } }\n',
    ),
    ['+ evil/(any pod) shop/api TCP 80'],
  ],
  'a pod that loses the label by which it is isolated': [
    documents(pod('shop', 'api'), policy('api', API)),
    documents(pod('shop', 'api').replace('app: api', 'app: other'), policy('api', API)),
    ['+ (any other namespace)/(any pod) shop/api all ports', '+ anywhere outside shop/api all ports'],
  ],
  'nothing but pods that are new, and that no policy governs': [
    CLOSED,
    documents(CLOSED, pod('new', 'web')),
    ['+ new/web anywhere outside all ports', '+ anywhere outside new/web all ports'],
  ],
  'pods that were read and that say it all': [
    documents(pod('shop', 'web'), pod('shop', 'api'), pod('evil', 'web'), opening('shop', 'api', 'web')),
    documents(pod('shop', 'web'), pod('shop', 'api'), pod('evil', 'web'), opening('shop', 'api', 'web', 81)),
    ['~ shop/web shop/api TCP 80 -> TCP 81'],
  ],
};

const names = Object.keys(DIFFERENCES);
const scratch = new ScratchFolder({
  ...Object.fromEntries(
    Object.values(DIFFERENCES).flatMap(([before, after], index) => [
      [`${index}/before/all.yaml`, before],
      [`${index}/after/all.yaml`, after],
    ]),
  ),
  'apps/before/all.yaml': DENY,
  'apps/after/all.yaml': documents(DENY, from(`{ ${namedNamespace('evil')} }`)),
  'inventory.yaml': documents(pod('shop', 'api'), pod('evil', 'crawler')).replaceAll('image: main', 'image: stand-in'),
  'with/before/all.yaml': CLOSED,
  'with/after/all.yaml': documents(
    CLOSED,
    from(`{ ${namedNamespace('evil')} }`),
    pod('evil', 'crawler').replace('image: main', 'image: stand-in'),
  ),
});
afterAll(() => scratch.remove());

/** The rows of a table, with one blank between the columns. */
function rowsIn(stdout: string): string[] {
  return stdout.split('\n').flatMap((line) => (/^[-+~] /.test(line) ? [line.replace(/ {2,}/g, ' ').trim()] : []));
}

test.concurrent.each(names)('a diff shows %s', async (name) => {
  const run = await scratch.netpol(`diff ${names.indexOf(name)}/before ${names.indexOf(name)}/after`);
  expect(run.status).toBe(0);
  expect(rowsIn(run.stdout)).toEqual(DIFFERENCES[name]?.[2]);
});

test('what is opened to pods that nobody read makes --fail-on fail', async () => {
  const opened = await scratch.netpol('diff apps/before apps/after --fail-on added,changed');
  expect(opened.status).toBe(1);
  expect(opened.stderr).toContain('netpol: --fail-on: connections 1 added');
  const closed = await scratch.netpol('diff apps/after apps/before --fail-on added,changed');
  expect(closed.status).toBe(0);
});

test('where not all pods could be thought of, --fail-on lets nothing through, and a diff alone only warns', async () => {
  const many = Array.from({ length: 1100 }, (_, index) =>
    policy(`open-${index}`, `${API}, ingress: [{ from: [{ ${namedNamespace(`tenant-${index}`)} }] }]`),
  );
  scratch.write('many/before/all.yaml', CLOSED);
  scratch.write('many/after/all.yaml', documents(CLOSED, ...many));
  const gate = await scratch.netpol('diff many/before many/after --fail-on removed');
  expect(gate.status).toBe(1);
  expect(gate.stderr).toContain('warning[NP042 too-many-unread-pods]');
  expect(gate.stderr).not.toContain('--fail-on: connections');
  expect((await scratch.netpol('diff many/before many/after')).status).toBe(0);
});

test('--with is read into both, and its pods have their names', async () => {
  const run = await scratch.netpol('diff apps/before apps/after --with inventory.yaml --fail-on added,changed');
  expect(run).toMatchObject({ status: 1, stderr: 'netpol: --fail-on: connections 1 added\n' });
  expect(rowsIn(run.stdout)).toEqual(['+ evil/crawler shop/api TCP 80']);
  expect(run.stdout).not.toContain('parentheses');
});

test('--with may be given several times, and what is wrong there is said once', async () => {
  scratch.write('broken.yaml', 'apiVersion: [');
  const run = await scratch.netpol('diff apps/before apps/after --with inventory.yaml --with broken.yaml');
  expect(run.status).toBe(1);
  expect(run.stderr.match(/^error/gm)).toHaveLength(1);
  const misuse = await scratch.netpol('diff apps/before apps/after --with -');
  expect(misuse).toMatchObject({ status: 2, stdout: '' });
});

test('a pod of an inventory that is in one version only says nothing but what policies open to it', async () => {
  const run = await scratch.netpol('diff with/before with/after');
  expect(rowsIn(run.stdout)).toEqual(['+ evil/crawler shop/api TCP 80']);
});

test('they are of a kind of their own in JSON and in CSV, and a note says what they are in the other formats', async () => {
  const json = await scratch.netpol('diff apps/before apps/after --format json');
  const { added } = JSON.parse(json.stdout) as { added: readonly object[] };
  expect(added).toEqual([
    {
      source: { namespace: 'evil', name: '(any pod)', kind: 'StandIn' },
      destination: { namespace: 'shop', name: '(pods app=api)', kind: 'StandIn' },
      ports: { TCP: [[80, 80]] },
    },
  ]);
  const csv = await scratch.netpol('diff apps/before apps/after --format csv');
  expect(csv.stdout).toContain('added,evil,(any pod),StandIn,,shop,(pods app=api),StandIn,,');
  for (const format of ['text', 'md']) {
    const run = await scratch.netpol(`diff apps/before apps/after --format ${format}`);
    expect(run.stdout).toContain('names in parentheses stand for pods that were not read\n');
  }
});

test('a map says of which pods it shows nothing', async () => {
  const run = await scratch.netpol('map with/before inventory.yaml');
  expect(run.stderr).not.toContain('NP041');
  scratch.write(
    'unread.yaml',
    documents(CLOSED, from(`{ ${namedNamespace('evil')} }`), DENY.replaceAll('shop', 'dark')),
  );
  const unread = await scratch.netpol('map unread.yaml');
  expect(unread).toMatchObject({ status: 0 });
  expect(unread.stdout).toMatch(/^no connection that a policy governs is open$/m);
  expect(unread.stderr).toMatch(/^warning\[NP041 pods-not-read\]: policies speak of pods/);
  expect(unread.stderr).toContain('policies select `dark/(any pod)`; rules name `evil/(any pod)`');
});

test('--strangers adds what is open to them to a map', async () => {
  scratch.write('unread.yaml', documents(CLOSED, from('{ namespaceSelector: {} }')));
  const run = await scratch.netpol('map unread.yaml --strangers');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(run.stdout).toBe(
    `from                             to        ports
(any other namespace)/(any pod)  shop/api  TCP 80

names in parentheses stand for pods that were not read
`,
  );
  const json = await scratch.netpol('map unread.yaml --strangers --format json');
  const { connections } = JSON.parse(json.stdout) as { connections: readonly unknown[] };
  expect(connections).toHaveLength(1);
});

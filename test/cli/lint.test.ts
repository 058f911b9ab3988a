/** `netpol lint` on any manifests: what it prints, how it ends, and what it is told by. */
import { documents, opening, pod, ScratchFolder } from './scratch-folder';

jest.setTimeout(120_000);

const WEB = documents(pod('shop', 'web'), pod('shop', 'api'));
const NAMESPACE = (annotations = '') => `apiVersion: v1
kind: Namespace
metadata:
  name: shop
${annotations}`;
const acknowledging = (line: string) => `  annotations:\n    cdk8s-netpol/acknowledge: "${line}"\n`;
/** A policy of which the peer has a slip of the pen. */
const SLIP = opening('shop', 'api', 'wbe');
const REASON = 'its pods come tomorrow';

const scratch = new ScratchFolder({
  'good/all.yaml': documents(WEB, opening('shop', 'api', 'web')),
  'slip/pods.yaml': WEB,
  'slip/policies.yaml': SLIP,
  'refused/all.yaml': documents(WEB, opening('shop', 'api', 'web').replace('port: 80', 'port: 99999')),
  'broken/all.yaml': documents(WEB, 'kind: [\n'),
  'cilium/all.yaml': documents(
    WEB,
    opening('shop', 'api', 'web'),
    'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: one, namespace: shop }\n',
  ),
  'acknowledged/all.yaml': documents(NAMESPACE(acknowledging(`peer-matches-nothing: ${REASON}`)), WEB, SLIP),
  'expiring/all.yaml': documents(
    NAMESPACE(acknowledging(`peer-matches-nothing until 2027-01-31: ${REASON}`)),
    WEB,
    SLIP,
  ),
  'unused/all.yaml': documents(
    NAMESPACE(acknowledging(`peer-matches-nothing: ${REASON}`)),
    WEB,
    opening('shop', 'api', 'web'),
  ),
  'repository/.git/HEAD': 'ref: refs/heads/main\n',
  'repository/manifests/all.yaml': documents(WEB, SLIP),
  'alone/policies.yaml': SLIP.replace('wbe', 'web'),
  'podless/all.yaml': WEB,
  'hostile/all.yaml': documents(WEB, pod('shop', '"x\\n::stop-commands::pwn\\e[31m\\0"').replace(/, labels.*?\}/, '')),
  'misspelt/all.yaml': documents(
    NAMESPACE('  annotations:\n    cdk8s-netpol/acknowlege: "dns-blocked: known"\n'),
    WEB,
    opening('shop', 'api', 'web'),
  ),
  'by-code/all.yaml': documents(NAMESPACE(acknowledging(`NP401: ${REASON}`)), WEB, SLIP),
  'configured-by-code/netpol.config.json': '{ "rules": { "NP401": "warning" } }\n',
  'configured-by-code/all.yaml': documents(WEB, SLIP),
  'configured/netpol.config.json': '{ "rules": { "peer-matches-nothing": "warning" } }\n',
  'configured/inside/all.yaml': documents(WEB, SLIP),
  'packaged/package.json': '{ "name": "x", "netpol": { "rules": { "peer-matches-nothing": "info" } } }\n',
  'packaged/all.yaml': documents(WEB, SLIP),
  'misconfigured/netpol.config.json': '{\n  "rules": { "dns-bloked": "off" }\n}\n',
  'misconfigured/all.yaml': documents(WEB, opening('shop', 'api', 'web')),
});
afterAll(() => scratch.remove());

const headings = (text: string) => text.split('\n').filter((line) => /^(error|warning|info)\[/.test(line));
const inside = (folder: string) => ({ folder: `${scratch.folder}/${folder}` });

test('nothing wrong is one line, and ends with 0', async () => {
  expect(await scratch.netpol('lint good')).toMatchObject({ status: 0, stdout: 'nothing found\n', stderr: '' });
});

test('a finding says in which file, line and column the field stands', async () => {
  const { status, stdout, stderr } = await scratch.netpol('lint slip');
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toBe(`error[NP401 peer-matches-nothing]: a peer of \`shop/api\` matches no pods
  --> shop/api (slip/policies.yaml:6:24)
      spec.ingress[0].from[0].podSelector
  found     \`app=wbe\` in \`shop\`
  expected  labels of a workload in \`shop\`
  why       the rule would open nothing: whoever was meant stays closed out
  help      did you mean \`app=web\`?

1 error
`);
});

test('standard input is read where - is written', async () => {
  const { status, stdout } = await scratch.netpol('lint - --format json', { stdin: documents(WEB, SLIP) });
  expect(status).toBe(1);
  const { findings, summary } = JSON.parse(stdout) as { findings: object[]; summary: object };
  expect(findings).toMatchObject([{ code: 'NP401', line: 16, column: 24, path: 'shop/api' }]);
  expect(findings[0]).not.toHaveProperty('file');
  expect(summary).toEqual({ errors: 1, warnings: 0, infos: 0, acknowledged: 0 });
});

test.concurrent.each([
  ['refused', 'error[NP101 refused-by-api-server]'],
  ['broken', 'error[NP001 unreadable-document]'],
])('what is %s is a finding like all others', async (folder, heading) => {
  const { status, stdout } = await scratch.netpol(`lint ${folder}`);
  expect(status).toBe(1);
  expect(headings(stdout)[0]).toContain(heading);
});

test.concurrent.each([
  ['cilium', 0],
  ['cilium --max-warnings 1', 0],
  ['cilium --max-warnings 0', 1],
  ['cilium --rule not-judged=off --max-warnings 0', 0],
  ['cilium --rule not-judged=info --max-warnings 0', 0],
  ['cilium --rule not-judged=error', 1],
  ['cilium --preset strict', 1],
  ['slip --rule peer-matches-nothing=warning', 0],
  ['slip --rule peer-matches-nothing=off', 0],
  ['slip --rule NP401=warning', 0],
  ['slip --rule np401=off', 0],
  ['alone --rule peer-matches-nothing=off', 0],
  ['alone --rule peer-matches-nothing=off --max-warnings 0', 1],
  ['alone --rule peer-matches-nothing=off --rule no-workloads=error', 1],
  ['alone --rule peer-matches-nothing=off --rule no-workloads=off --max-warnings 0', 0],
  ['podless --max-warnings 0', 1],
  ['podless --rule NP034=info --max-warnings 0', 0],
])('netpol lint %s ends with %d', async (line, status) => {
  const run = await scratch.netpol(`lint ${line}`);
  expect(run.status).toBe(status);
  const isTooMany = line.endsWith('--max-warnings 0') && status === 1;
  expect(run.stderr).toBe(isTooMany ? 'netpol: --max-warnings: 1 warning, and 0 may be\n' : '');
});

test('a result goes to the file that --output names', async () => {
  const run = await scratch.netpol('lint slip --format sarif --output found.sarif');
  expect(run).toMatchObject({ status: 1, stdout: '', stderr: '' });
  const { runs } = JSON.parse(scratch.read('found.sarif')) as { runs: { results: object[] }[] };
  expect(runs[0]?.results).toMatchObject([
    {
      ruleId: 'NP401',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'slip/policies.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 6, startColumn: 24 },
          },
        },
      ],
    },
  ]);
});

describe('acknowledgements', () => {
  test('by the annotation of a Namespace hold for what is in it, and are counted', async () => {
    const run = await scratch.netpol('lint acknowledged');
    expect(run).toMatchObject({ status: 0, stdout: 'nothing found (1 acknowledged)\n' });
  });

  test('are in the JSON with their reason', async () => {
    const { stdout } = await scratch.netpol('lint acknowledged --format json');
    expect(JSON.parse(stdout)).toMatchObject({ findings: [], acknowledged: [{ code: 'NP401', reason: REASON }] });
  });

  test.each([
    ['2027-01-31', 0],
    ['2027-02-01', 1],
  ])('that expire on 2027-01-31 end with %s: %d', async (today, status) => {
    const run = await scratch.netpol(`lint expiring --today ${today}`);
    expect(run.status).toBe(status);
    const said = `; it was acknowledged (expiring/all.yaml:6:5) until \`2027-01-31\`: ${REASON}`;
    expect(run.stdout.includes(said)).toBe(status === 1);
  });

  test('that silence nothing are findings', async () => {
    const { status, stdout } = await scratch.netpol('lint unused');
    expect(status).toBe(0);
    expect(headings(stdout)).toEqual([
      'warning[NP116 unused-acknowledgement]: `shop` acknowledges `peer-matches-nothing`, and there is no such finding',
    ]);
    expect(stdout).toContain('--> shop (unused/all.yaml:6:5)');
  });
});

describe('the configuration', () => {
  test('is found from the working folder upwards', async () => {
    const run = await scratch.netpol('lint .', inside('configured/inside'));
    expect(run.status).toBe(0);
    expect(headings(run.stdout)).toEqual(['warning[NP401 peer-matches-nothing]: a peer of `shop/api` matches no pods']);
  });

  test('may be in package.json', async () => {
    const run = await scratch.netpol('lint all.yaml', inside('packaged'));
    expect(headings(run.stdout)).toEqual(['info[NP401 peer-matches-nothing]: a peer of `shop/api` matches no pods']);
  });

  test('is the file that --config names, and none else', async () => {
    const run = await scratch.netpol('lint slip --config configured/netpol.config.json');
    expect(run.status).toBe(0);
    const other = await scratch.netpol('lint inside --config ../nowhere.json', inside('configured'));
    expect(other.status).toBe(1);
    expect(headings(other.stdout)[0]).toBe(
      'error[NP039 unreadable-configuration]: the configuration in `../nowhere.json` cannot be read',
    );
  });

  test('gives way to the switches', async () => {
    const run = await scratch.netpol('lint inside --rule peer-matches-nothing=error', inside('configured'));
    expect(run.status).toBe(1);
  });

  test('with a mistake is an error with its line, and the rest is judged', async () => {
    const { status, stdout } = await scratch.netpol('lint all.yaml', inside('misconfigured'));
    expect(status).toBe(1);
    expect(headings(stdout)).toEqual(['error[NP040 invalid-configuration]: `dns-bloked` can be given no level']);
    expect(stdout).toContain('--> netpol.config.json:2:14');
    expect(stdout).toContain('did you mean `dns-blocked`?');
  });
});

test.concurrent.each(['dns-blocked', 'NP302', 'np302'])(
  '--explain %s prints the page of the rule, and reads nothing',
  async (id) => {
    const { status, stdout, stderr } = await scratch.netpol(`lint --explain ${id}`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^# dns-blocked \(NP302\)\n\nA workload with egress rules cannot look up names/);
    expect(stdout.match(/```ts/g)).toHaveLength(2);
  },
);

test.concurrent.each([
  ['lint', "error: missing required argument 'path'"],
  ['lint good --rule dns-bloked=off', "argument 'dns-bloked=off' is invalid. Did you mean dns-blocked?"],
  ['lint good --rule dns-blocked=erorr', "argument 'dns-blocked=erorr' is invalid. Did you mean dns-blocked=error?"],
  ['lint good --rule dns-blocked', "argument 'dns-blocked' is invalid. A level is one of error, warning, info, off."],
  ['lint good --rule not-served=off', 'nothing silences what the API server refuses.'],
  ['lint good --explain foo', "argument 'foo' is invalid. The nearest are "],
  [
    'lint good --rule foo=off',
    "argument 'foo=off' is invalid. Write an id that netpol lint --explain knows; the nearest are ",
  ],
  ['lint good --explain dns-bloked', "argument 'dns-bloked' is invalid. Did you mean dns-blocked?"],
  ['lint good --today 2027-02-29', 'A day is written like 2027-01-31.'],
  ['lint good --max-warnings many', 'A count is a number such as 0.'],
  ['lint good --preset strickt', 'Allowed choices are recommended, strict, compat.'],
])('netpol %s is wrong usage', async (line, said) => {
  const { status, stdout, stderr } = await scratch.netpol(line);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(said);
});

test.each([
  ['alone', 'warning[NP035 no-workloads]: there are no pods for the policy in `alone`'],
  ['podless', 'warning[NP034 no-policies]: there is no NetworkPolicy in `podless`'],
])('that there is too little in %s is a finding like all others', async (folder, heading) => {
  const { stdout, stderr } = await scratch.netpol(`lint ${folder} --rule peer-matches-nothing=off`);
  expect({ headings: headings(stdout), stderr }).toEqual({ headings: [heading], stderr: '' });
});

test('a name that is a command of GitHub Actions is printed, and is none', async () => {
  for (const format of ['text', 'github', 'junit', 'md']) {
    const { status, stdout } = await scratch.netpol(`lint hostile --format ${format}`);
    expect(status).toBe(1);
    expect(stdout).toMatch(/[^\n]::stop-commands::pwn/);
    expect([...stdout].filter((character) => character !== '\n' && character < ' ')).toEqual([]);
  }
});

test('an annotation that is named almost like one of this package is a finding', async () => {
  const { status, stdout } = await scratch.netpol('lint misspelt');
  expect(status).toBe(0);
  expect(headings(stdout)).toEqual([
    'warning[NP049 unknown-annotation]: `shop` has an annotation `cdk8s-netpol/acknowlege`, which is none of this package',
  ]);
  expect(stdout).toContain('did you mean `cdk8s-netpol/acknowledge`?');
});

test('an acknowledgement and a configuration may name a rule by its code', async () => {
  const acknowledged = await scratch.netpol('lint by-code');
  expect(acknowledged).toMatchObject({ status: 0, stdout: 'nothing found (1 acknowledged)\n' });
  const configured = await scratch.netpol('lint all.yaml', inside('configured-by-code'));
  expect(headings(configured.stdout)[0]).toMatch(/^warning\[NP401/);
});

test.each(['sarif', 'github'])('files in %s count from the root of the repository', async (format) => {
  const { stdout } = await scratch.netpol(`lint all.yaml --format ${format}`, inside('repository/manifests'));
  expect(stdout).toMatch(/"uri": "manifests\/all.yaml"|file=manifests\/all.yaml,/);
});

const NO_DOCUMENTS = 'error[NP033 no-documents]: no document could be read from `-`';

test.each(['text', 'json', 'sarif', 'github', 'junit', 'md'])(
  'without a document the result in %s says so',
  async (format) => {
    const { status, stdout, stderr } = await scratch.netpol(`lint - --format ${format}`, { stdin: '' });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('NP033');
    expect(stdout).toContain('no document could be read');
  },
);

test('a warning that there are no manifests does not stand alone', async () => {
  scratch.write('empty/README.md', '');
  const { status, stdout } = await scratch.netpol('lint empty');
  expect(status).toBe(1);
  expect(headings(stdout)).toContain(NO_DOCUMENTS.replace('`-`', '`empty`'));
});

test('--strict prints what cannot be read, and nothing else', async () => {
  const { status, stdout, stderr } = await scratch.netpol('lint broken --strict');
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(headings(stdout)).toHaveLength(1);
  expect(headings(stdout)[0]).toContain('error[NP001');
});

/** `--profile`: the cluster that manifests are judged for. */
import { Command } from 'commander';
import {
  addEvaluationSwitches,
  evaluationOptions,
  type EvaluationSwitches,
} from '../../lib/cli/switches/evaluation-switches';
import { PROFILE_NAMES, profileArgument } from '../../lib/cli/switches/profile-argument';
import { DEFAULT_OPTIONS, type EvaluationOptions } from '../../lib/reachability';
import { formatCidr } from '../../lib/sets/cidr';
import { documents, pod, ScratchFolder } from './scratch-folder';

jest.setTimeout(60_000);

function optionsAfter(...parameters: string[]): EvaluationOptions {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addEvaluationSwitches(command);
  command.parse(parameters, { from: 'user' });
  return { ...DEFAULT_OPTIONS, ...evaluationOptions(command.opts<EvaluationSwitches>()) };
}

test.each<[string, Partial<EvaluationOptions>]>([
  ['cilium', { ipBlockMatchesPods: 'no', ipBlockMatchesNodes: 'no' }],
  ['cilium@1.16', { ipBlockMatchesPods: 'no', ipBlockMatchesNodes: 'no' }],
  ['kindnet', { podToOwnNode: 'allow', sidecarPorts: 'exclude' }],
  ['ovn-kubernetes', { namedPortScope: 'unresolved' }],
  ['calico', {}],
  ['none', {}],
])('--profile %s is what is known of the plugin, and nothing else', (name, changed) => {
  expect(optionsAfter('--profile', name)).toEqual({ ...DEFAULT_OPTIONS, ...changed });
});

test('a platform has the ways of its plugin, and its ranges', () => {
  const { podCidrs, podToOwnNode } = optionsAfter('--profile', 'kind');
  expect([podCidrs.map(formatCidr), podToOwnNode]).toEqual([['10.244.0.0/16'], 'allow']);
  expect(optionsAfter('--profile', 'aks-azure-npm').podCidrs.every(({ family }) => family === 'IPv4')).toBe(true);
});

test.each<[string[], Partial<EvaluationOptions>]>([
  [['--profile', 'cilium', '--ip-block-matches-pods', 'yes'], { ipBlockMatchesPods: 'yes' }],
  [['--ip-block-matches-pods', 'yes', '--profile', 'cilium'], { ipBlockMatchesPods: 'yes' }],
  [['--profile', 'cilium', '--ip-block-matches-nodes', 'yes'], { ipBlockMatchesNodes: 'yes' }],
  [['--profile', 'kindnet', '--pod-to-own-node', 'evaluate'], { podToOwnNode: 'evaluate' }],
  [['--profile', 'calico', '--host-network', 'as-pod'], { hostNetworkSubject: 'as-pod', hostNetworkPeer: 'as-pod' }],
])('a switch of its own wins over the profile: %j', (parameters, expected) => {
  expect(optionsAfter(...parameters)).toMatchObject(expected);
});

test('so do ranges', () => {
  expect(optionsAfter('--profile', 'kind', '--pod-cidr', '10.1.0.0/16').podCidrs.map(formatCidr)).toEqual([
    '10.1.0.0/16',
  ]);
});

test.each([...PROFILE_NAMES.platforms, ...PROFILE_NAMES.plugins])('%s is a profile', (name) => {
  expect(() => profileArgument(name)).not.toThrow();
});

const PODS = documents(pod('shop', 'web'), pod('shop', 'api'));
const policy = (rule: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: api, namespace: shop }\n` +
  `spec: { podSelector: { matchLabels: { app: api } }, policyTypes: [Ingress], ingress: [${rule}] }\n`;
const scratch = new ScratchFolder({
  'ranges/all.yaml': documents(
    PODS,
    policy('{ from: [{ podSelector: {} }], ports: [{ protocol: TCP, port: 8000, endPort: 8100 }] }'),
  ),
  'pods/all.yaml': documents(PODS, policy('{ from: [{ podSelector: {} }] }')),
  'stand-ins/all.yaml': documents(PODS, policy('{ from: [{ podSelector: {} }] }')).replaceAll(
    'image: main',
    'image: stand-in',
  ),
  'blocks/all.yaml': documents(PODS, policy('{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }')),
});
afterAll(() => scratch.remove());

test.each([
  ['ekss', 'Did you mean eks? Known are aks-azure-npm, '],
  ['celium@1.16', 'Did you mean cilium? Known are aks-azure-npm, '],
  ['nothing-like-it', 'Known are aks-azure-npm, '],
  ['eks@1.30', 'A platform has no version'],
  ['kindnet@1.0', 'No versions of kindnet are told apart.'],
  ['cilium@latest', 'A version is written like 1.17; '],
  ['cilium@0.1', 'A version is written like 1.17; of cilium, those from 1.0 on are known.'],
  ['calico@1.9', 'A version is written like 1.17; of calico, those from 3.0 on are known.'],
])('--profile %s is a misuse', async (name, words) => {
  const run = await scratch.netpol(`map ranges --profile ${name}`);
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toContain(`error: option '--profile <name>' argument '${name}' is invalid. ${words}`);
});

test('map, explain and diff judge as the profile does', async () => {
  const explain = (profile: string) =>
    scratch.netpol(`explain blocks --from shop/web --to shop/api --port 80 --pod-cidr 10.244.0.0/16 ${profile}`);
  expect((await explain('')).stdout).toMatch(/^shop\/web -> shop\/api TCP 80: allowed$/m);
  expect((await explain('--profile cilium')).stdout).toMatch(/^shop\/web -> shop\/api TCP 80: denied$/m);
  const map = await scratch.netpol('map blocks --profile gke-autopilot --format csv');
  expect(map).toMatchObject({ status: 0, stderr: '' });
  expect(map.stdout).not.toContain('shop/web,shop/api');
  const diff = await scratch.netpol('diff blocks ranges --profile cilium@1.17');
  expect(diff).toMatchObject({ status: 0, stderr: '' });
  expect(diff.stdout).toContain('+  shop/web');
});

test('what the plugin does not do is a finding, with the line', async () => {
  const run = await scratch.netpol('map ranges --profile cilium@1.16');
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(
    /^error\[NP602 end-port-ignored\]: `shop\/api` opens `TCP 8000-8100`, and Cilium 1.16 ignores/,
  );
  expect(run.stderr).toContain('--> shop/api (ranges/all.yaml:');
  expect(run.stdout).toContain('TCP 8000-8100');
  expect(await scratch.netpol('map ranges --profile cilium@1.17')).toMatchObject({ status: 0, stderr: '' });
});

test('a Pod of its own is skipped by some plugins; one that stands for the pods of a workload is none', async () => {
  const run = await scratch.netpol('map pods --profile eks');
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('error[NP610 pod-without-controller]: no policy holds for `shop/api`');
  expect(await scratch.netpol('map stand-ins --profile eks')).toMatchObject({ status: 0, stderr: '' });
});

test('under a plugin that enforces nothing everyone reaches everyone, and that is said', async () => {
  const run = await scratch.netpol('explain ranges --from shop/web --to shop/api --port 80 --profile flannel');
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('error[NP601 cni-enforces-nothing]: the network plugin `flannel` enforces no policy');
  expect(run.stdout).toMatch(/^shop\/web -> shop\/api TCP 80: allowed$/m);
  const map = await scratch.netpol('map ranges --profile flannel');
  expect(map.stdout).toMatch(
    /^the 1 policy is not enforced: every workload reaches every workload and every address$/m,
  );
});

import { Command } from 'commander';
import {
  addEvaluationSwitches,
  evaluationOptions,
  type EvaluationSwitches,
} from '../../lib/cli/switches/evaluation-switches';
import { DEFAULT_OPTIONS, type EvaluationOptions } from '../../lib/reachability';
import { formatCidr } from '../../lib/sets/cidr';

/** The evaluator's options after a command line. */
function optionsAfter(...parameters: string[]): EvaluationOptions {
  const command = new Command().exitOverride();
  addEvaluationSwitches(command);
  command.parse(parameters, { from: 'user' });
  return { ...DEFAULT_OPTIONS, ...evaluationOptions(command.opts<EvaluationSwitches>()) };
}

test('without switches the evaluator has its defaults', () => {
  expect(optionsAfter()).toEqual(DEFAULT_OPTIONS);
});

const cases: readonly (readonly [string, string, Partial<EvaluationOptions>])[] = [
  ['--ip-block-matches-pods', 'no', { ipBlockMatchesPods: 'no' }],
  ['--ip-block-matches-nodes', 'no', { ipBlockMatchesNodes: 'no' }],
  ['--host-network', 'as-pod', { hostNetworkSubject: 'as-pod', hostNetworkPeer: 'as-pod' }],
  ['--finished-pods', 'include', { finishedPods: 'include' }],
  ['--dual-stack', 'any-family', { dualStack: 'any-family' }],
  ['--named-port-scope', 'policy-namespace', { namedPortScope: 'policy-namespace' }],
  ['--named-port-matches', 'first', { namedPortMatches: 'first' }],
  ['--sidecar-ports', 'exclude', { sidecarPorts: 'exclude' }],
  ['--own-address', 'evaluate', { ownAddress: 'evaluate' }],
  ['--own-node-to-pod', 'evaluate', { ownNodeToPod: 'evaluate' }],
  ['--pod-to-own-node', 'allow', { podToOwnNode: 'allow' }],
];

test.each(cases)('%s %s sets what it says, and nothing else', (flag, choice, changed) => {
  expect(optionsAfter(flag, choice)).toEqual({ ...DEFAULT_OPTIONS, ...changed });
});

test('blocks of addresses can be given several times', () => {
  const { podCidrs, nodeCidrs } = optionsAfter(
    '--pod-cidr',
    '10.244.0.0/16',
    '--pod-cidr',
    'fd00::/8',
    '--node-cidr',
    '10.0.0.0/24',
  );
  expect(podCidrs.map(formatCidr)).toEqual(['10.244.0.0/16', 'fd00::/8']);
  expect(nodeCidrs.map(formatCidr)).toEqual(['10.0.0.0/24']);
});

test('every option of the evaluator has a switch', () => {
  const served = cases.flatMap(([, , changed]) => Object.keys(changed));
  expect([...served, 'podCidrs', 'nodeCidrs'].sort()).toEqual(Object.keys(DEFAULT_OPTIONS).sort());
});

import { Option, type Command } from 'commander';
import type { EvaluationOptions } from '../../reachability/options';
import type { Cidr } from '../../sets/cidr';
import { repeatableBlock } from './block-argument';

/** The values of the switches that say how connections are judged. */
export interface EvaluationSwitches {
  readonly podCidr?: readonly Cidr[];
  readonly nodeCidr?: readonly Cidr[];
  readonly hostNetwork?: 'ignored' | 'as-pod';
  readonly ipBlockMatchesPods?: EvaluationOptions['ipBlockMatchesPods'];
  readonly finishedPods?: EvaluationOptions['finishedPods'];
  readonly dualStack?: EvaluationOptions['dualStack'];
  readonly namedPortScope?: EvaluationOptions['namedPortScope'];
  readonly namedPortMatches?: EvaluationOptions['namedPortMatches'];
  readonly sidecarPorts?: EvaluationOptions['sidecarPorts'];
  readonly ownAddress?: EvaluationOptions['ownAddress'];
  readonly ownNodeToPod?: EvaluationOptions['ownNodeToPod'];
  readonly podToOwnNode?: EvaluationOptions['podToOwnNode'];
}

/** What the API leaves to the network plugin, one switch each; the first choice is the default. */
export const CHOICES: readonly (readonly [
  flag: string,
  choices: readonly [string, ...string[]],
  description: string,
])[] = [
  ['--ip-block-matches-pods', ['yes', 'no'], 'whether an ipBlock matches the addresses of pods'],
  ['--host-network', ['ignored', 'as-pod'], 'pods on the host network: known by address, or pods like any other'],
  ['--finished-pods', ['exclude', 'include'], 'pods that have succeeded or failed'],
  ['--dual-stack', ['every-family', 'any-family'], 'where IPv4 and IPv6 differ: allowed in which of them is allowed'],
  ['--named-port-scope', ['all', 'policy-namespace', 'unresolved'], 'on which pods egress looks up named ports'],
  ['--named-port-matches', ['any', 'first'], 'which ports of one name in several containers count'],
  ['--sidecar-ports', ['include', 'exclude'], 'named ports that native sidecars declare'],
  ['--own-address', ['allow', 'evaluate'], 'a pod that calls its own address'],
  ['--own-node-to-pod', ['allow', 'evaluate'], 'a node that calls a pod it runs'],
  ['--pod-to-own-node', ['evaluate', 'allow'], 'a pod that calls the node it runs on'],
];

/** Adds the switches that say how connections are judged to a command. */
export function addEvaluationSwitches(command: Command): void {
  command.optionsGroup('Where the API leaves a choice:');
  command.addOption(
    new Option(
      '--pod-cidr <cidr>',
      'where pods have their addresses; repeatable (default: the private ranges)',
    ).argParser(repeatableBlock),
  );
  command.addOption(
    new Option('--node-cidr <cidr>', 'where nodes have their addresses; repeatable (default: anywhere)').argParser(
      repeatableBlock,
    ),
  );
  for (const [flag, choices, description] of CHOICES) {
    command.addOption(new Option(`${flag} <choice>`, description).choices(choices).default(choices[0]));
  }
}

/** The evaluator's options that the switches ask for. */
export function evaluationOptions(switches: EvaluationSwitches): Partial<EvaluationOptions> {
  const { podCidr, nodeCidr, hostNetwork } = switches;
  const { ipBlockMatchesPods, finishedPods, dualStack, namedPortScope, namedPortMatches, sidecarPorts } = switches;
  const { ownAddress, ownNodeToPod, podToOwnNode } = switches;
  return {
    ...(podCidr && { podCidrs: podCidr }),
    ...(nodeCidr && { nodeCidrs: nodeCidr }),
    // A pod on the host network is a pod like any other on both sides of a rule, or on neither.
    ...(hostNetwork === 'as-pod' && { hostNetworkSubject: 'as-pod', hostNetworkPeer: 'as-pod' }),
    ...(ipBlockMatchesPods && { ipBlockMatchesPods }),
    ...(finishedPods && { finishedPods }),
    ...(dualStack && { dualStack }),
    ...(namedPortScope && { namedPortScope }),
    ...(namedPortMatches && { namedPortMatches }),
    ...(sidecarPorts && { sidecarPorts }),
    ...(ownAddress && { ownAddress }),
    ...(ownNodeToPod && { ownNodeToPod }),
    ...(podToOwnNode && { podToOwnNode }),
  };
}

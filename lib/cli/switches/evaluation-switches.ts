import { Option, type Command } from 'commander';
import { deviationsOf, familiesOf } from '../../profile/deviations';
import { PRIVATE_RANGES, type EvaluationOptions } from '../../reachability/options';
import type { Family } from '../../sets/address';
import { parseCidr, type Cidr } from '../../sets/cidr';
import { repeatableBlock } from './block-argument';
import { PROFILE_NAMES, profileArgument, type ChosenProfile } from './profile-argument';

/** The values of the switches that say how connections are judged. */
export interface EvaluationSwitches {
  readonly profile?: ChosenProfile;
  readonly podCidr?: readonly Cidr[];
  readonly nodeCidr?: readonly Cidr[];
  readonly hostNetwork?: 'ignored' | 'as-pod';
  readonly ipBlockMatchesPods?: EvaluationOptions['ipBlockMatchesPods'];
  readonly ipBlockMatchesNodes?: EvaluationOptions['ipBlockMatchesNodes'];
  readonly finishedPods?: EvaluationOptions['finishedPods'];
  readonly dualStack?: EvaluationOptions['dualStack'];
  readonly namedPortScope?: EvaluationOptions['namedPortScope'];
  readonly namedPortMatches?: EvaluationOptions['namedPortMatches'];
  readonly sidecarPorts?: EvaluationOptions['sidecarPorts'];
  readonly ownAddress?: EvaluationOptions['ownAddress'];
  readonly ownNodeToPod?: EvaluationOptions['ownNodeToPod'];
  readonly podToOwnNode?: EvaluationOptions['podToOwnNode'];
}

/** What the API leaves to the network plugin, one switch each; the first choice is the default, unless a profile says otherwise. */
export const CHOICES: readonly (readonly [
  flag: string,
  choices: readonly [string, ...string[]],
  description: string,
])[] = [
  ['--ip-block-matches-pods', ['yes', 'no'], 'whether an ipBlock matches the addresses of pods'],
  ['--ip-block-matches-nodes', ['yes', 'no'], 'whether an ipBlock matches nodes, and pods on the host network'],
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
  command.optionsGroup('Where the API leaves a choice (the first is the default, unless --profile says otherwise):');
  command.addOption(
    new Option(
      '--profile <name>',
      'judge as a cluster would that runs there; the other switches are said over it. ' +
        `Platforms: ${PROFILE_NAMES.platforms.join(', ')}. Network plugins: ${PROFILE_NAMES.plugins.join(', ')}; ` +
        'where versions differ also cilium@1.16',
    ).argParser(profileArgument),
  );
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
    command.addOption(new Option(`${flag} <choice>`, description).choices(choices));
  }
}

/** Where pods have their addresses on a platform, or of which families they are under a plugin. */
function podRanges({ platform, plugin }: ChosenProfile): readonly Cidr[] | undefined {
  if (platform?.podCidrs) return platform.podCidrs.flatMap((range) => parseCidr(range) ?? []);
  const families: readonly Family[] | undefined = plugin && familiesOf(plugin);
  return families && PRIVATE_RANGES.filter(({ family }) => families.includes(family));
}

function profileOptions(profile: ChosenProfile): Partial<EvaluationOptions> {
  const podCidrs = podRanges(profile);
  return { ...(profile.plugin && deviationsOf(profile.plugin)), ...(podCidrs && { podCidrs }) };
}

/** The evaluator's options that the switches ask for; what is said by a switch of its own wins over the profile. */
export function evaluationOptions(switches: EvaluationSwitches): Partial<EvaluationOptions> {
  const { profile, podCidr, nodeCidr, hostNetwork } = switches;
  const { ipBlockMatchesPods, ipBlockMatchesNodes, finishedPods, dualStack } = switches;
  const { namedPortScope, namedPortMatches, sidecarPorts } = switches;
  const { ownAddress, ownNodeToPod, podToOwnNode } = switches;
  return {
    ...(profile && profileOptions(profile)),
    ...(podCidr && { podCidrs: podCidr }),
    ...(nodeCidr && { nodeCidrs: nodeCidr }),
    // A pod on the host network is a pod like any other on both sides of a rule, or on neither.
    ...(hostNetwork === 'as-pod' && { hostNetworkSubject: 'as-pod', hostNetworkPeer: 'as-pod' }),
    ...(hostNetwork === 'ignored' && { hostNetworkSubject: 'ignored', hostNetworkPeer: 'node-address' }),
    ...(ipBlockMatchesPods && { ipBlockMatchesPods }),
    ...(ipBlockMatchesNodes && { ipBlockMatchesNodes }),
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

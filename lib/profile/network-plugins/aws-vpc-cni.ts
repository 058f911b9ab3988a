import { known } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { UNKNOWN_CELLS } from '../unknown-cells';

const DOCS = 'docs.aws.amazon.com/eks';

export const awsVpcCni: NetworkPluginEntry = {
  ...UNKNOWN_CELLS,
  name: 'aws-vpc-cni',
  title: 'Amazon VPC CNI with its network policy agent',
  enforces: known('yes', DOCS, 'on EC2 Linux nodes, once the agent is switched on'),
  endPort: known('yes', 'aws/aws-network-policy-agent#83'),
  namedPorts: known(
    'yes',
    'aws/amazon-network-policy-controller-k8s#71',
    'the Service has to call its port by that name',
  ),
  servicePorts: known('same-number', DOCS, 'rules are resolved to the addresses of pods'),
  kubeApiServiceAddress: known('needed', 'defenseunicorns/uds-core#219'),
  ipv6: known('one-family', DOCS),
  ownNodeToPod: known('allow', DOCS),
  hostNetworkSubject: known('ignored', 'aws/aws-network-policy-agent'),
  podsWithoutController: known('skipped', DOCS),
  startUp: known('open-at-first', 'aws/aws-network-policy-agent#345', 'for 1 to 2 seconds'),
  clusterPolicy: known('ClusterNetworkPolicy', DOCS, 'of `networking.k8s.aws`'),
  hostNames: known('ApplicationNetworkPolicy', DOCS, 'in EKS Auto Mode'),
  portsPerBlock: known(24, DOCS),
  settings: {
    'mode=standard': {},
    'mode=strict': { startUp: known('closed-at-first', DOCS, 'every pod needs a policy, system pods included') },
  },
  notes: [
    { text: 'Pods on Fargate and on Windows nodes are not covered.', source: DOCS },
    { text: 'An IPv6 cluster gives pods a second IPv4 interface for egress, which no policy covers.', source: DOCS },
    {
      text: 'Probes were blocked for pods that only a ClusterNetworkPolicy selects.',
      source: 'aws/aws-network-policy-agent#635',
    },
    {
      text: 'In standard mode, replies to connections opened before the rules landed could be dropped.',
      source: 'aws/aws-network-policy-agent#345',
    },
  ],
};

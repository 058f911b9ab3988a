/** A check of another linter or benchmark, and what says the same here. */
export interface OtherCheck {
  readonly tool: string;
  /** As the tool calls it. */
  readonly id: string;
  /** What it asks for. */
  readonly asks: string;
  /** The ids of rules that cover it; empty where none does. */
  readonly rules: readonly string[];
  /** Where ours differs, or why there is none. */
  readonly note: string;
}

const ISOLATION = ['workload-not-isolated', 'namespace-without-default-deny'] as const;
const NAMESPACE_ONLY = ['namespace-without-default-deny'] as const;
const CLOUD = 'a switch of the cloud, of which no manifest tells';
const PLUGIN = 'with `--profile`, or `cni` of the cluster: whether the network plugin enforces anything at all';

/** The checks about network policies of linters and benchmarks, and the rules that cover them. */
export const OTHER_CHECKS: readonly OtherCheck[] = [
  {
    tool: 'kube-score',
    id: 'pod-networkpolicy',
    asks: 'a policy for each pod, in both directions',
    rules: ISOLATION,
    note: 'by direction, too; a namespace without any policy is one finding, not one for each pod',
  },
  {
    tool: 'kube-score',
    id: 'networkpolicy-targets-pod',
    asks: 'a policy selects some pod',
    rules: ['policy-selects-nothing'],
    note: 'only in namespaces of which pods are known',
  },
  {
    tool: 'kube-linter',
    id: 'non-isolated-pod',
    asks: 'a policy selects each pod',
    rules: ISOLATION,
    note: 'by direction: a policy about ingress leaves egress open',
  },
  {
    tool: 'kube-linter',
    id: 'dangling-networkpolicy',
    asks: 'a policy selects some workload',
    rules: ['policy-selects-nothing'],
    note: 'says which label was perhaps meant',
  },
  {
    tool: 'kube-linter',
    id: 'dangling-networkpolicypeer-podselector',
    asks: 'a peer matches some pod',
    rules: ['peer-matches-nothing'],
    note: 'also where the peer has a `namespaceSelector`',
  },
  {
    tool: 'Kubescape',
    id: 'C-0030',
    asks: 'each workload has a policy with a type',
    rules: [...ISOLATION, 'open-to-internet'],
    note: 'both directions, `policyTypes` as the API server fills them in, and expressions in selectors; a policy that opens everything is no default deny',
  },
  {
    tool: 'Kubescape',
    id: 'C-0049, C-0054, C-0206',
    asks: 'each namespace has a policy',
    rules: NAMESPACE_ONLY,
    note: 'one that isolates all pods, in each direction',
  },
  {
    tool: 'Kubescape',
    id: 'C-0260',
    asks: 'a policy matches each workload',
    rules: ISOLATION,
    note: 'expressions in selectors, too',
  },
  {
    tool: 'Kubescape',
    id: 'C-0299',
    asks: 'a policy matches some workload',
    rules: ['policy-selects-nothing'],
    note: 'the same',
  },
  {
    tool: 'Kubescape',
    id: 'C-0205',
    asks: 'the network plugin supports policies',
    rules: ['cni-enforces-nothing'],
    note: PLUGIN,
  },
  { tool: 'Kubescape', id: 'C-0230, C-0240', asks: 'policies are switched on in EKS, in AKS', rules: [], note: CLOUD },
  {
    tool: 'Checkov',
    id: 'CKV2_K8S_6',
    asks: 'each pod has a policy',
    rules: ISOLATION,
    note: 'namespaces count, and so do expressions in selectors and pods without labels',
  },
  {
    tool: 'Checkov',
    id: 'CKV_GCP_12, CKV_AZURE_7, CKV_YC_16, CKV_ALI_26',
    asks: 'policies are switched on in the cluster',
    rules: [],
    note: CLOUD,
  },
  {
    tool: 'Polaris',
    id: 'missingNetworkPolicy',
    asks: 'one policy for each pod, with rules of both directions',
    rules: ISOLATION,
    note: 'a default deny with allows beside it is enough here; there it takes `merge: "workload"`, which writes one policy for each workload',
  },
  {
    tool: 'Trivy',
    id: 'KSV-0038',
    asks: 'a policy has a selector',
    rules: ISOLATION,
    note: 'the field is mandatory, so that the question is what it selects',
  },
  {
    tool: 'Trivy',
    id: 'KUBE-0001',
    asks: 'no ingress from all addresses',
    rules: ['open-to-internet', 'empty-list-means-all'],
    note: 'also a rule without `from`, which means the same',
  },
  {
    tool: 'Trivy',
    id: 'KUBE-0002',
    asks: 'no egress to all addresses',
    rules: ['open-to-internet', 'any-destination', 'empty-list-means-all'],
    note: 'also a rule without `to`, which means the same',
  },
  {
    tool: 'Trivy',
    id: 'KSV-0056',
    asks: 'who may change policies',
    rules: [],
    note: 'about RBAC, of which nothing is read here',
  },
  { tool: 'Trivy', id: 'AZU-0043, GCP-0056', asks: 'policies are switched on in the cluster', rules: [], note: CLOUD },
  {
    tool: 'KICS',
    id: 'b80b14c6-…',
    asks: 'a policy targets some pod',
    rules: ['policy-selects-nothing'],
    note: 'the same',
  },
  {
    tool: 'KICS',
    id: '03aabc8c-…',
    asks: 'the network plugin supports policies',
    rules: ['cni-enforces-nothing'],
    note: PLUGIN,
  },
  {
    tool: 'kubeaudit',
    id: 'MissingDefaultDenyIngress, MissingDefaultDenyEgress',
    asks: 'each namespace has a default deny',
    rules: NAMESPACE_ONLY,
    note: 'where policies select every pod by its labels, too',
  },
  {
    tool: 'kubeaudit',
    id: 'AllowAllIngressNetworkPolicyExists, AllowAllEgressNetworkPolicyExists',
    asks: 'no policy opens everything',
    rules: ['open-to-internet', 'deny-in-name-only'],
    note: 'also where the name of the policy says the opposite',
  },
  {
    tool: 'Popeye',
    id: '1200, 1201, 1202, 1208',
    asks: 'the selectors of a policy select something',
    rules: ['policy-selects-nothing', 'peer-matches-nothing', 'undeclared-namespace-label'],
    note: 'says which label was perhaps meant',
  },
  {
    tool: 'Popeye',
    id: '1203',
    asks: 'notices a policy that opens or denies everything',
    rules: ['open-to-internet', 'deny-in-name-only'],
    note: 'what a policy opens to everyone; a deny is what each namespace should have',
  },
  {
    tool: 'Popeye',
    id: '1204, 1205',
    asks: 'each pod is isolated, by direction',
    rules: ISOLATION,
    note: 'the same',
  },
  {
    tool: 'Popeye',
    id: '1206, 1207',
    asks: 'a block holds the address of some pod',
    rules: [],
    note: 'none: blocks are for addresses outside, and legitimate ones hold no pod',
  },
  {
    tool: 'Kyverno policies',
    id: 'add-networkpolicy, generate-networkpolicy-existing',
    asks: 'each namespace has a default deny',
    rules: NAMESPACE_ONLY,
    note: 'for both directions',
  },
  {
    tool: 'Kyverno policies',
    id: 'add-networkpolicy-dns',
    asks: 'pods may look up names',
    rules: ['dns-blocked', 'dns-udp-only', 'dns-too-wide'],
    note: 'over TCP, too, and by the labels that the resolver has',
  },
  {
    tool: 'Kyverno policies',
    id: 'require-netpol',
    asks: 'a policy selects each Deployment',
    rules: ISOLATION,
    note: 'in whatever order they are applied',
  },
  {
    tool: 'Kyverno policies',
    id: 'restrict-networkpolicy-empty-podselector',
    asks: 'only a policy named `default-deny` selects all pods',
    rules: [],
    note: 'none: an empty selector is what a default deny has. `DefaultDeny` and `AllowDns` select all pods, and the first is named `default-deny`',
  },
  {
    tool: 'CIS Kubernetes',
    id: '5.3.1',
    asks: 'the network plugin supports policies',
    rules: ['cni-enforces-nothing'],
    note: PLUGIN,
  },
  {
    tool: 'CIS Kubernetes',
    id: '5.3.2',
    asks: 'each namespace has policies',
    rules: NAMESPACE_ONLY,
    note: 'policies that isolate all of its pods',
  },
  {
    tool: 'CIS EKS',
    id: '4.3.1',
    asks: 'the network plugin supports policies',
    rules: ['cni-enforces-nothing'],
    note: PLUGIN,
  },
  { tool: 'CIS EKS', id: '4.3.2', asks: 'each namespace has policies', rules: NAMESPACE_ONLY, note: 'the same' },
  { tool: 'CIS AKS', id: '4.4.2', asks: 'each namespace has policies', rules: NAMESPACE_ONLY, note: 'the same' },
  { tool: 'CIS EKS, CIS AKS', id: '5.4.4', asks: 'policies are switched on', rules: [], note: CLOUD },
  {
    tool: 'CIS GKE',
    id: '4.3.1',
    asks: 'the network plugin supports policies',
    rules: ['cni-enforces-nothing'],
    note: PLUGIN,
  },
  { tool: 'CIS GKE', id: '4.3.2', asks: 'each namespace has policies', rules: NAMESPACE_ONLY, note: 'the same' },
  {
    tool: 'NP-Guard network config analyzer',
    id: 'redundancy',
    asks: 'each rule opens something of its own',
    rules: ['redundant-rule', 'shadowed-rule'],
    note: 'within a policy a warning; across policies it only tells, since each may be meant to hold by itself',
  },
  {
    tool: 'NSA and CISA hardening guide',
    id: 'network separation',
    asks: 'a default deny in both directions, and a network plugin that enforces it',
    rules: [...NAMESPACE_ONLY, 'cni-enforces-nothing'],
    note: 'the same',
  },
];

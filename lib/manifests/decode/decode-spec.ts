import type {
  DecodedBlock,
  DecodedEgressRule,
  DecodedIngressRule,
  DecodedPeer,
  DecodedPort,
  DecodedRequirement,
  DecodedSelector,
  DecodedSpec,
} from './decoded-policy';
import { int, intOrString, list, struct, text, textMap } from './decoder';

const requirement = struct<DecodedRequirement>('LabelSelectorRequirement', {
  key: text(),
  operator: text('v1.LabelSelectorOperator'),
  values: list(text()),
});

/** A label selector, as policies and other kinds have it. */
export const selector = struct<DecodedSelector>('LabelSelector', {
  matchLabels: textMap,
  matchExpressions: list(requirement),
});

const block = struct<DecodedBlock>('IPBlock', { cidr: text(), except: list(text()) });

const peer = struct<DecodedPeer>('NetworkPolicyPeer', {
  podSelector: selector,
  namespaceSelector: selector,
  ipBlock: block,
});

const port = struct<DecodedPort>('NetworkPolicyPort', {
  protocol: text('v1.Protocol'),
  port: intOrString,
  endPort: int(32),
});

const ingressRule = struct<DecodedIngressRule>('NetworkPolicyIngressRule', { ports: list(port), from: list(peer) });

const egressRule = struct<DecodedEgressRule>('NetworkPolicyEgressRule', { ports: list(port), to: list(peer) });

/** The spec of a NetworkPolicy. */
export const spec = struct<DecodedSpec>('NetworkPolicySpec', {
  podSelector: selector,
  ingress: list(ingressRule),
  egress: list(egressRule),
  policyTypes: list(text('v1.PolicyType')),
});

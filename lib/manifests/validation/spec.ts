import type { DecodedBlock, DecodedPeer, DecodedPort, DecodedSpec } from '../decode/decoded-policy';
import { invalid, unsupported } from './api-error';
import type { ApiError, ApiWarning } from './api-error';
import { cidrWarnings } from './cidr-warnings';
import { validatePeer } from './peers';
import type { PolicyRules } from './policy-rules';
import { validatePort } from './ports';
import { validateSelector } from './selector';
import type { ServerVersion } from './server-version';
import { typedValue } from './typed-value';

const POLICY_TYPES: readonly string[] = ['Ingress', 'Egress'];

/** A rule of either direction: where it stands, its ports, and its peers with the name of their list. */
interface PlacedRule {
  readonly field: string;
  readonly ports: readonly Partial<DecodedPort>[];
  readonly peers: readonly Partial<DecodedPeer>[];
  readonly peersField: string;
}

/** What the API server says about the spec, in its order: selector, ingress, egress, types. */
export function validateSpec(spec: Partial<DecodedSpec>, rules: PolicyRules): ApiError[] {
  const errors = validateSelector(spec.podSelector, 'spec.podSelector', rules);
  for (const { field, ports, peers, peersField } of rulesOf(spec)) {
    for (const [index, port] of ports.entries()) {
      errors.push(...validatePort(port, `${field}.ports[${index}]`, rules.server));
    }
    for (const [index, peer] of peers.entries()) errors.push(...validatePeer(peer, `${peersField}[${index}]`, rules));
  }
  errors.push(...validatePolicyTypes(spec.policyTypes ?? [], rules.server));
  return errors;
}

/** What the API server warns about: CIDRs in unusual spelling. */
export function specWarnings(spec: Partial<DecodedSpec>, server: ServerVersion): readonly ApiWarning[] {
  const warnings: ApiWarning[] = [];
  for (const { cidr = '', except = [], field } of blocksOf(spec)) {
    warnings.push(...cidrWarnings(cidr, `${field}.cidr`, server));
    for (const [index, item] of except.entries()) {
      warnings.push(...cidrWarnings(item, `${field}.except[${index}]`, server));
    }
  }
  return warnings;
}

/** Every text that stands as a CIDR in the spec, wherever it stands. */
export function cidrTextsOf(spec: Partial<DecodedSpec>): ReadonlySet<string> {
  return new Set(blocksOf(spec).flatMap(({ cidr = '', except = [] }) => [cidr, ...except]));
}

function rulesOf(spec: Partial<DecodedSpec>): readonly PlacedRule[] {
  const ingress = (spec.ingress ?? []).map(({ ports = [], from = [] }, index) => {
    const field = `spec.ingress[${index}]`;
    return { field, ports, peers: from, peersField: `${field}.from` };
  });
  const egress = (spec.egress ?? []).map(({ ports = [], to = [] }, index) => {
    const field = `spec.egress[${index}]`;
    return { field, ports, peers: to, peersField: `${field}.to` };
  });
  return [...ingress, ...egress];
}

type PlacedBlock = Partial<DecodedBlock> & { readonly field: string };

function blocksOf({ ingress = [], egress = [] }: Partial<DecodedSpec>): readonly PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  ingress.forEach(({ from }, index) => addBlocks(blocks, from, 'ingress', index, 'from'));
  egress.forEach(({ to }, index) => addBlocks(blocks, to, 'egress', index, 'to'));
  return blocks;
}

function addBlocks(
  blocks: PlacedBlock[],
  peers: readonly Partial<DecodedPeer>[] | undefined,
  direction: string,
  rule: number,
  list: string,
): void {
  peers?.forEach(({ ipBlock }, index) => {
    if (ipBlock) blocks.push({ ...ipBlock, field: `spec.${direction}[${rule}].${list}[${index}].ipBlock` });
  });
}

function validatePolicyTypes(types: readonly string[], server: ServerVersion): ApiError[] {
  const field = 'spec.policyTypes';
  if (types.length > POLICY_TYPES.length) {
    const printed = typedValue(types, server, '[]networking.PolicyType');
    return [invalid(field, printed, 'may not specify more than two policyTypes')];
  }
  return types.flatMap((type, index) =>
    POLICY_TYPES.includes(type) ? [] : [unsupported(`${field}[${index}]`, typedValue(type, server), POLICY_TYPES)],
  );
}

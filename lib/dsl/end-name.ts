import type { EndLike } from './end';
import { carriedBy, constructOf } from './end';
import { slugOfCidr, slugOfSelector } from './plan/names';
import { Addresses, Anywhere, PodsOfNamespace, PodsOfNamespaces } from './values';

/** An end as chains, annotations and findings name it before anything has been looked up. */
export function nameOfEnd(end: EndLike): string {
  const carried = carriedBy(end);
  if (carried instanceof PodsOfNamespace) {
    const pods = carried.alias ?? slugOfSelector(carried.selector);
    return pods ? `namespace ${carried.namespace} ${pods}` : `namespace ${carried.namespace}`;
  }
  if (carried instanceof PodsOfNamespaces) {
    const pods = slugOfSelector(carried.selector);
    return carried.alias ?? [slugOfSelector(carried.namespaces) || 'all', 'namespaces', pods].filter(Boolean).join(' ');
  }
  if (carried instanceof Addresses)
    return carried.alias ?? carried.blocks.map((block) => slugOfCidr(block.cidr)).join(', ');
  if (carried instanceof Anywhere) return 'anywhere';
  // cdk8s-plus hides its parts below these two ids.
  return constructOf(end)?.node.path.replace(/\/(Default|Resource)(?=\/|$)/g, '') ?? '';
}

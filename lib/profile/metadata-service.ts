/** Whose metadata service, on a link-local address, hands out credentials of the node. */
export type MetadataService = 'aws' | 'azure' | 'gke' | 'none';

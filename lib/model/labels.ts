/** The labels of a pod or a namespace: keys and values are case-sensitive byte strings. */
export type Labels = Readonly<Record<string, string>>;

/** The label that the API server itself puts on every namespace; its value is the namespace's name. */
export const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

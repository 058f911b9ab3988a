/** The protocols that NetworkPolicy knows. Others (ICMP, ...) are undefined by the API and never judged. */
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** All three, in the order in which they are printed. */
export const PROTOCOLS: readonly Protocol[] = Object.freeze(['TCP', 'UDP', 'SCTP'] as const);

/** The lowest and the highest port there is. */
export const FIRST_PORT = 1;
export const LAST_PORT = 65535;

/** A port range of a rule, both ends included; a single port has `first` equal to `last`. */
export interface NumberedPorts {
  readonly kind: 'numbers';
  readonly protocol: Protocol;
  readonly first: number;
  readonly last: number;
}

/** A named port of a rule: whatever number each destination pod gives to this name and protocol. */
export interface NamedPort {
  readonly kind: 'name';
  readonly protocol: Protocol;
  readonly name: string;
}

/** One entry of a rule's `ports`. An entry with a protocol only is the range 1 to 65535. */
export type RulePort = NumberedPorts | NamedPort;

/** A port that a container declares; only the resolution of names uses it. */
export interface DeclaredPort {
  readonly name?: string;
  readonly protocol: Protocol;
  readonly number: number;
  /** True when a native sidecar declares it (an init container with restartPolicy Always). */
  readonly sidecar?: boolean;
}

/** One port of one protocol: the port part of a connection. */
export interface Port {
  readonly protocol: Protocol;
  readonly number: number;
}

/** What a network plugin does, with the source that says so, such as `docs.cilium.io` or `cloudnativelabs/kube-router#905`. */
export interface Known<Value> {
  readonly kind: 'known';
  readonly value: Value;
  readonly source: string;
  /** What the value alone does not say, for the table of plugins. */
  readonly note?: string;
}

/** What nobody has verified. Perhaps somebody says it; no finding and no verdict hangs on it. */
export interface Unverified<Value> {
  readonly kind: 'unverified';
  /** What is said, where anything is. */
  readonly value?: Value;
  readonly note?: string;
}

/** What a plugin does from some version on, and what it did before. Without a version it is not known which. */
export interface Since<Value> {
  readonly kind: 'since';
  readonly version: Version;
  readonly value: Value;
  readonly before: Value;
  readonly source: string;
  readonly note?: string;
}

/** A version as plugins write theirs, without a `v`: `1.17` or `1.17.4`. */
export type Version = `${number}.${number}` | `${number}.${number}.${number}`;

/** One entry of the table of plugins. */
export type Cell<Value> = Known<Value> | Unverified<Value> | Since<Value>;

/** An entry once the version of the plugin is known, or known not to be known. */
export type DecidedCell<Value> = Known<Value> | Unverified<Value>;

/** Something that a source says. */
export function known<Value>(value: Value, source: string, note?: string): Known<Value> {
  return Object.freeze({ kind: 'known', value, source, ...(note !== undefined && { note }) });
}

/** Something that is said, or that nobody says. */
export function unverified<Value = never>(value?: Value, note?: string): Unverified<Value> {
  return Object.freeze({
    kind: 'unverified',
    ...(value !== undefined && { value }),
    ...(note !== undefined && { note }),
  });
}

/** Something that a source says of a version and all later ones; `before` of all earlier ones. */
export function since<Value>(
  version: Version,
  [before, value]: readonly [before: Value, from: Value],
  source: string,
  note?: string,
): Since<Value> {
  return Object.freeze({ kind: 'since', version, value, before, source, ...(note !== undefined && { note }) });
}

/** The value that verdicts and findings may rely on; undefined where there is none. */
export function asserted<Value>(cell: DecidedCell<Value>): Value | undefined {
  return cell.kind === 'known' ? cell.value : undefined;
}

function parts(version: string): readonly number[] {
  return version.split('.').map(Number);
}

/** Whether a version is the other one, or later: `1.17.4` is not before `1.17`. */
export function isFrom(version: Version, earliest: Version): boolean {
  const [own, other] = [parts(version), parts(earliest)];
  for (const [index, wanted] of other.entries()) {
    const given = own[index] ?? 0;
    if (given !== wanted) return given > wanted;
  }
  return true;
}

/** The entry for one version; without a version what depends on it is not verified. */
export function decided<Value>(cell: Cell<Value>, version: Version | undefined): DecidedCell<Value> {
  if (cell.kind !== 'since') return cell;
  if (version === undefined) return unverified<Value>(undefined, `depends on the version: ${cell.version}`);
  return known(isFrom(version, cell.version) ? cell.value : cell.before, cell.source, cell.note);
}

/** An IPv4 address from its 32 bits. */
export function ipv4(bits: number): string {
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 0xff).join('.');
}

/** The IPv4 block of `length` prefix bits that holds the address. */
export function ipv4Block(bits: number, length: number): string {
  const mask = length === 0 ? 0 : (-1 << (32 - length)) >>> 0;
  return `${ipv4((bits & mask) >>> 0)}/${length}`;
}

/** An IPv6 address from its first 16-bit groups; the rest is zero. At most six are given, so `::` stands for two or more. */
export function ipv6(groups: readonly number[]): string {
  const last = groups.reduce((found, group, index) => (group === 0 ? found : index + 1), 0);
  const shown = groups.slice(0, last);
  return `${shown.map((group) => group.toString(16)).join(':')}::`;
}

/** The IPv6 block of `length` prefix bits that holds the address of these first groups. */
export function ipv6Block(groups: readonly number[], length: number): string {
  const cut = groups.map((group, index) => {
    const kept = Math.min(16, Math.max(0, length - index * 16));
    return group & (0xffff << (16 - kept)) & 0xffff;
  });
  return `${ipv6(cut)}/${length}`;
}

/** An IPv6 address whose last 32 bits are given, behind a prefix of two groups. */
export function ipv6Host(prefix: string, bits: number): string {
  return `${prefix}::${(bits >>> 16).toString(16)}:${(bits & 0xffff).toString(16)}`;
}

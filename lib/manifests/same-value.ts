/** Whether two values of JSON say the same: keys in any order, lists in theirs. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [entries, otherEntries] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))];
  return (
    entries.length === otherEntries.size &&
    entries.every(([key, value]) => otherEntries.has(key) && sameValue(value, otherEntries.get(key)))
  );
}

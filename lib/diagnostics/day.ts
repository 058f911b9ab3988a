/** A day as `2027-06-30`: text in this form sorts as the days do, and no clock is needed to compare two of them. */
export type Day = string;

/** Whether a text is a day that exists, written year first (ISO 8601). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

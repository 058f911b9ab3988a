/** A line of CSV as RFC 4180 has it, but for the line feed alone at its end, which diffs read better. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellText).join(',')}\n`;
}

function cellText(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

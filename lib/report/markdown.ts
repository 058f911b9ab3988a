import { visibleText } from '../diagnostics/visible-text';

/** On one line, as the cells of a table have to be. */
function onOneLine(text: string): string {
  return visibleText(text.replace(/\r?\n/g, ' '));
}

/** Text as it stands in GitHub's Markdown, in a table too: nothing in it is read as a mark. */
export function markdownText(text: string): string {
  return onOneLine(text).replace(/[\\`*_[<|~&]/g, (mark) => `\\${mark}`);
}

/** A row of a table; its cells are Markdown already. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

export function markdownHead(cells: readonly string[]): string {
  return markdownRow(cells) + markdownRow(cells.map(() => '---'));
}

/** Names and values as code, whatever stands in them. */
export function markdownCode(text: string): string {
  const plain = onOneLine(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}

/** What readers must not miss, as GitHub sets it apart; nothing where there are no lines. */
export function markdownWarning(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `\n> [!WARNING]\n${lines.map((line) => `> ${markdownText(line)}\n`).join('>\n')}`;
}

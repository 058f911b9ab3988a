/** A page of the documentation that a program writes. */
export interface Page {
  /** Where it lies, from the root of the repository. */
  readonly file: string;
  /** The whole page. */
  text(): string;
}

/** The first lines of every such page. */
export function pageHead(title: string): string {
  return `# ${title}\n\n<!-- Written by \`npm run docs\`; a test holds it to its source. -->\n`;
}

/** Text in a cell of a table. */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

import type { Finding } from '../diagnostics/finding';
import { findingText } from '../report/finding-text';
import { hasColour } from './colour';

/** Prints findings to standard error, a blank line below each. */
export function printFindings(findings: readonly Finding[]): void {
  const options = { root: process.cwd(), colour: hasColour(process.stderr, process.env) };
  for (const finding of findings) process.stderr.write(`${findingText(finding, options)}\n\n`);
}

/** So many findings are read by a person; more are counted. */
const FINDINGS_SHOWN = 100;

/** Which findings are printed where there may be very many: then the gravest first, and as many as can be read. */
export function shownFindings(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= FINDINGS_SHOWN) return findings;
  const weight = ({ severity }: Finding) => ({ error: 0, warning: 1, info: 2 })[severity];
  return [...findings].sort((one, other) => weight(one) - weight(other)).slice(0, FINDINGS_SHOWN);
}

/** Prints the findings about manifests, of which a folder may have a hundred thousand. */
export function printManyFindings(findings: readonly Finding[]): void {
  const shown = shownFindings(findings);
  printFindings(shown);
  const more = findings.length - shown.length;
  if (more > 0)
    process.stderr.write(`netpol: ${more} more ${more === 1 ? 'finding is' : 'findings are'} not printed\n\n`);
}

/** What all commands that read manifests say about how they end. */
export const EXIT_CODES = `Exit codes: 0 answered; 1 findings or bad input: no document, a path that cannot be read, a broken document (the
rest is judged, and the result printed); 2 wrong usage. Warnings do not count. NO_COLOR leaves colours out.`;

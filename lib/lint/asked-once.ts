/** The same function, which works its answer out when it is first asked: many rules ask one thing of one policy. */
export function askedOnce<Answer>(answer: () => Answer): () => Answer {
  let known: { readonly answer: Answer } | undefined;
  return () => (known ??= { answer: answer() }).answer;
}

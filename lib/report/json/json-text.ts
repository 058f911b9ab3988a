/** The value of a member: JSON text, or a list of items that are JSON text. */
type Member = string | readonly string[] | Generator<string>;

function* memberText(member: Member): Generator<string> {
  if (typeof member === 'string') {
    yield member;
    return;
  }
  let isFirst = true;
  for (const item of member) {
    yield `${isFirst ? '[' : ','}\n    ${item}`;
    isFirst = false;
  }
  yield isFirst ? '[]' : '\n  ]';
}

/**
 * An object as JSON text, its lists with an item a line: made piece by piece, since a big map is more than one string
 * can hold, and a line for each connection can be searched and compared.
 */
export function* jsonText(members: Readonly<Record<string, Member>>): Generator<string> {
  let isFirst = true;
  for (const [name, member] of Object.entries(members)) {
    yield `${isFirst ? '{' : ','}\n  ${JSON.stringify(name)}: `;
    yield* memberText(member);
    isFirst = false;
  }
  yield '\n}\n';
}

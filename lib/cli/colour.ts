/** Whether text that goes to a stream may have colours: on a terminal, unless `NO_COLOR` says otherwise. */
export function hasColour(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !environment['NO_COLOR'];
}

/** Pieces are put together up to this many characters: a call for each line of a big map would take longer than the map. */
const BATCH = 1 << 16;

/** The same text in fewer and longer pieces. */
export function* batches(pieces: Iterable<string>): Generator<string> {
  let batch = '';
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = '';
  }
  if (batch) yield batch;
}

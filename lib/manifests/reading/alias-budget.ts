const FEW_NODES = 400_000;
const MANY_NODES = 4_000_000;

/**
 * Counts the nodes of a document while aliases are replaced by what they stand for, and says when they are too
 * many: a few lines of aliases of aliases can stand for more nodes than any memory holds.
 *
 * Source: the limits of the YAML parser that kubectl uses.
 */
export class AliasBudget {
  private nodes = 0;
  private nodesBehindAliases = 0;

  /** Counts one more node; false when the document is to be refused. */
  spend(behindAlias: boolean): boolean {
    this.nodes += 1;
    if (behindAlias) this.nodesBehindAliases += 1;
    if (this.nodesBehindAliases <= 100 || this.nodes <= 1000) return true;
    return this.nodesBehindAliases / this.nodes <= allowedShare(this.nodes);
  }
}

/** Small documents may be nearly all aliases, large ones only for a tenth. */
function allowedShare(nodes: number): number {
  if (nodes <= FEW_NODES) return 0.99;
  if (nodes >= MANY_NODES) return 0.1;
  return 0.99 - (0.89 * (nodes - FEW_NODES)) / (MANY_NODES - FEW_NODES);
}

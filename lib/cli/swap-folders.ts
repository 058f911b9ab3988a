import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import * as path from 'node:path';

/** A finished folder, and where it belongs. */
export interface Swap {
  readonly from: string;
  readonly to: string;
}

/**
 * Puts finished folders in the place of older ones, all of them or none: on failure every older folder is back where
 * it was. `scratch` must lie on the same disk, since folders are moved and never copied.
 */
export function swapFolders(swaps: readonly Swap[], scratch: string): void {
  const done: { readonly swap: Swap; readonly kept: string | undefined }[] = [];
  try {
    for (const swap of swaps) {
      const kept = existsSync(swap.to) ? path.join(scratch, `before-${path.basename(swap.to)}`) : undefined;
      mkdirSync(path.dirname(swap.to), { recursive: true });
      if (kept) renameSync(swap.to, kept);
      done.push({ swap, kept });
      renameSync(swap.from, swap.to);
    }
  } catch (error) {
    for (const { swap, kept } of done.reverse()) {
      rmSync(swap.to, { recursive: true, force: true });
      if (kept) renameSync(kept, swap.to);
    }
    throw error;
  }
}

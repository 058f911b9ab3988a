import type { IntervalSets } from '../../sets/interval-sets';
import type { Layer } from './layers';

/** Finds the layer of a row that speaks of a port. */
export class LayerIndex {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly found: Layer[] = [];

  constructor(sets: IntervalSets, layers: readonly Layer[]) {
    const intervals = layers.flatMap((layer) => {
      const flat = sets.intervalsOf(layer.ports);
      return Array.from({ length: flat.length / 2 }, (_, at) => ({
        start: flat[2 * at] as number,
        end: flat[2 * at + 1] as number,
        layer,
      }));
    });
    for (const { start, end, layer } of intervals.sort((one, other) => one.start - other.start)) {
      this.starts.push(start);
      this.ends.push(end);
      this.found.push(layer);
    }
  }

  /** The layer of a position on the axis of ports; undefined where it is closed to everyone. */
  at(position: number): Layer | undefined {
    const { starts } = this;
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= position) low = middle;
      else high = middle;
    }
    const isInside = (starts[low] as number) <= position && position <= (this.ends[low] as number);
    return isInside ? this.found[low] : undefined;
  }
}

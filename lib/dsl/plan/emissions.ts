import type { Chart } from 'cdk8s';
import { Emission, type EmissionProps } from '../emission';

/** How charts are written, each looked up once: it may be said anew between two plans, and not during one. */
export class Emissions {
  private readonly known = new Map<Chart, Required<EmissionProps>>();

  of(chart: Chart): Required<EmissionProps> {
    const known = this.known.get(chart);
    if (known) return known;
    const emission = Emission.of(chart);
    this.known.set(chart, emission);
    return emission;
  }
}

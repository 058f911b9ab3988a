import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, Chart } from 'cdk8s';
import { Elsewhere, Workload } from '../../../lib/index';
import type { Charts, Program } from '../program';
import { SEEDS } from '../tutorial';

const WORLD = readFileSync(join(SEEDS, 'patterns-world.yaml'), 'utf8');

/** The app in which a pattern is tried, before it says anything. */
export interface Stage {
  readonly app: App;
  readonly chart: Charts;
  readonly frontend: Chart;
  readonly payments: Chart;
  readonly web: Workload<'http'>;
  readonly api: Workload<'http' | 'metrics'>;
  readonly db: Workload<'postgres'>;
}

/** A pattern that tutorials teach, as a program; connections as `frontend/web -> payments/api 8080/TCP`. */
export interface Pattern {
  readonly id: string;
  readonly title: string;
  readonly program: (stage: Stage) => void;
  readonly opens: readonly string[];
  readonly closed: readonly string[];
}

/** A pattern that this release cannot say. */
export interface UnsaidPattern extends Pick<Pattern, 'id' | 'title'> {
  readonly reason: string;
}

/** A pattern's program together with the pods that it is about. */
export function staged({ program }: Pattern): Program {
  return (chart, app) => {
    const [frontend, payments] = [chart('frontend'), chart('payments')];
    new Elsewhere(frontend, 'cluster', { manifests: WORLD });
    const web = new Workload(frontend, 'web', { labels: { app: 'web', tier: 'front' }, ports: { http: 80 } });
    const api = new Workload(payments, 'api', {
      labels: { app: 'api', tier: 'middle' },
      ports: { http: 8080, metrics: 9090 },
    });
    const db = new Workload(payments, 'db', { labels: { app: 'db', tier: 'data' }, ports: { postgres: 5432 } });
    program({ app, chart, frontend, payments, web, api, db });
  };
}

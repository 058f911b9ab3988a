/** What the check says of files is held against the files that cdk8s really writes. */
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import * as fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { fileCollisions } from '../../lib/checks/file-collisions';
import { Rendering } from '../../lib/dsl/plan/rendering';

interface SmallObject {
  readonly chart: number;
  readonly kind: 'NetworkPolicy' | 'ConfigMap';
  readonly name: string;
  readonly namespace: string;
}

/** Two charts whose names differ in nothing that a file name keeps, and one below the first. */
const CHARTS = ['shop', 'Shop', 'nested'] as const;

const object: fc.Arbitrary<SmallObject> = fc.record({
  chart: fc.nat(CHARTS.length - 1),
  kind: fc.constantFrom('NetworkPolicy', 'NetworkPolicy', 'ConfigMap'),
  name: fc.constantFrom('deny', 'Deny', 'de/ny', 'allow'),
  namespace: fc.constantFrom('front', 'shop'),
});

/** Builds an app without any checks: it is written whatever becomes of it. */
function build(objects: readonly SmallObject[], yamlOutputType: YamlOutputType) {
  const app = new App({ outdir: mkdtempSync(path.join(tmpdir(), 'collisions-')), yamlOutputType });
  const charts: Chart[] = [];
  for (const id of CHARTS) charts.push(new Chart(id === 'nested' ? (charts[0] as Chart) : app, id));
  const all = objects.map(({ chart, kind, name, namespace }, index) => {
    const apiVersion = kind === 'ConfigMap' ? 'v1' : 'networking.k8s.io/v1';
    return new ApiObject(charts[chart] as Chart, `object-${index}`, {
      apiVersion,
      kind,
      metadata: { name, namespace },
    });
  });
  return { app, all, policies: new Set(all.filter(({ kind }) => kind === 'NetworkPolicy')) };
}

/** The kinds of the objects that are written. */
function kindsWritten(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(readFileSync(path.join(folder, file), 'utf8')))
    .flatMap((document) => (document.toJS() as { kind?: string } | null)?.kind ?? []);
}

const MODES = Object.entries(YamlOutputType).filter(
  (entry): entry is [string, YamlOutputType] => typeof entry[1] === 'number',
);

test.each(MODES)(
  'in the output mode %s a collision is found wherever a policy is lost, and only where something is',
  (_, mode) => {
    fc.assert(
      fc.property(fc.array(object, { minLength: 1, maxLength: 5 }), (objects) => {
        const { app, all, policies } = build(objects, mode);
        app.synth();
        const kinds = kindsWritten(app.outdir);
        rmSync(app.outdir, { recursive: true });
        const collides = fileCollisions(app, all, policies, new Rendering()).length > 0;
        if (kinds.filter((kind) => kind === 'NetworkPolicy').length < policies.size) expect(collides).toBe(true);
        if (collides) expect(kinds.length).toBeLessThan(all.length);
      }),
      { numRuns: 40 },
    );
  },
);

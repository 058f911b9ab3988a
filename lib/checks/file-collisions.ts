import { Chart, Names, YamlOutputType, type ApiObject, type App } from 'cdk8s';
import { originOf, type Plan } from '../dsl';
import type { FileCollision } from '../lint/context';
import { identityOf } from '../manifests/manifest';

/** The part of a file's name that cdk8s makes of an object: its kind and name, and not its namespace. */
function objectFile(kind: string, name: string): string {
  return `${kind}.${name}`.replace(/[^0-9a-zA-Z-_.]/g, '');
}

/** The file that an object has to itself in some output modes; undefined where a file holds many objects. */
function ownFile(mode: YamlOutputType, apiObject: ApiObject, rendering: Plan['rendering']): string | undefined {
  if (mode === YamlOutputType.FILE_PER_RESOURCE) {
    // This mode names files by what is written, JSON patches included; the other one by the construct.
    const { kind, name } = identityOf(rendering.of(apiObject));
    return objectFile(kind, name);
  }
  if (mode !== YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE) return undefined;
  return `${Names.toDnsLabel(Chart.of(apiObject))}/${objectFile(apiObject.kind, apiObject.name)}`;
}

/** The file that a chart has to itself; two charts can share a name where hashes are left out. */
function chartFile(mode: YamlOutputType, chart: Chart): string | undefined {
  return mode === YamlOutputType.FILE_PER_CHART ? Names.toDnsLabel(chart) : undefined;
}

/**
 * Files that the app's output mode would write more than once, a policy among what is lost: cdk8s names the files of
 * single objects by kind and name, so `default-deny` of two namespaces is one file (cdk8s issue 2821).
 */
export function fileCollisions(
  app: App,
  objects: readonly ApiObject[],
  policies: ReadonlySet<ApiObject>,
  rendering: Plan['rendering'],
): FileCollision[] {
  const mode = app.yamlOutputType;
  const writers = new Map<string, Map<Chart | ApiObject, ApiObject[]>>();
  for (const object of objects) {
    const chart = Chart.of(object);
    const file = ownFile(mode, object, rendering) ?? chartFile(mode, chart);
    if (file === undefined) continue;
    const writer = mode === YamlOutputType.FILE_PER_CHART ? chart : object;
    const ofFile = writers.get(file) ?? new Map<Chart | ApiObject, ApiObject[]>();
    writers.set(file, ofFile);
    const written = ofFile.get(writer);
    if (written) written.push(object);
    else ofFile.set(writer, [object]);
  }
  return [...writers].flatMap(([file, ofFile]) => {
    const written = [...ofFile.values()].flat();
    if (ofFile.size < 2 || !written.some((object) => policies.has(object))) return [];
    return [
      {
        file: `${file}${app.outputFileExtension}`,
        objects: written.map((object) => {
          const path = object.node.path.replace(/\/Resource$/, '');
          const place = () => {
            const origin = originOf(object)();
            return { path, ...(origin && { origin }) };
          };
          return { text: path, place };
        }),
      },
    ];
  });
}

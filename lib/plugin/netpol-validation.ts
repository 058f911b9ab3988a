import { REPORT_VARIABLE } from '../checks/hanging';
import type { Finding } from '../diagnostics/finding';
import { findConfiguration, readConfigurationFile } from '../files/configuration-file';
import { readManifestPaths } from '../files/path-reading';
import { DEFAULT_CONFIGURATION } from '../lint/configuration/configuration';
import { readConfiguration } from '../lint/configuration/configuration-reading';
import { lintManifests } from '../lint/manifests/lint-manifests';
import { clusterOf } from '../manifests/cluster-reading';
import type { ManifestReading } from '../manifests/manifest-reading';
import { worldOf } from '../reachability';
import { takeConstructRecord } from './construct-records';
import { pluginProperties, type PluginProperties } from './plugin-properties';
import type { ValidationContext } from './validation-context';
import { violationOf } from './violations';
import { WrittenObjects } from './written-objects';

const SEVERITIES = ['error', 'warning', 'info'] as const;

/**
 * The checks of this package as a validation plugin of the cdk8s CLI: a report of what was found, after the manifests
 * are written. An app that uses this package was judged while it synthesized, with all that it knows of its cluster:
 * those are the findings. The manifests of any other app are judged as they are.
 *
 * Write it in cdk8s.yaml with a path, so that the lockfile decides which version runs:
 *
 *     validations:
 *       - package: ./node_modules/cdk8s-netpol/build/plugin
 *         version: 0.1.0
 *         class: NetpolValidation
 *         properties: { failOn: warning }
 *
 * @throws TypeError for properties that it does not know
 */
export class NetpolValidation {
  private readonly properties: PluginProperties;

  constructor(properties: unknown) {
    this.properties = pluginProperties(properties);
  }

  /** Judges what was written, and submits the report. */
  validate(context: ValidationContext): Promise<void> {
    // What goes wrong is a rejection, as the CLI expects, and never thrown in its face.
    return Promise.resolve().then(() => this.report(context));
  }

  private report({ manifests, metadata, report }: ValidationContext): void {
    const root = process.cwd();
    const record = takeConstructRecord(root, manifests);
    // `netpol synth` runs the CLI, and says all of this itself.
    if (process.env[REPORT_VARIABLE]) return report.submit('success');
    const read = readManifestPaths(manifests);
    const findings = record?.findings ?? this.judge(read, root);
    const placing = { written: new WrittenObjects(read), record, metadata: { ...metadata }, root };
    for (const finding of findings) {
      const { violation, constructPath } = violationOf(finding, placing);
      const [resource] = violation.violatingResources;
      if (resource && constructPath !== undefined) metadata[resource.resourceName] = { path: constructPath };
      report.addViolation(violation);
    }
    report.submit(this.fails(findings) ? 'failure' : 'success', countsOf(findings));
  }

  private judge(read: ManifestReading, root: string): readonly Finding[] {
    const { config, namespace } = this.properties;
    const source = config === undefined ? findConfiguration(root) : readConfigurationFile(config);
    const { configuration, findings } = source
      ? readConfiguration(source)
      : { configuration: DEFAULT_CONFIGURATION, findings: [] };
    const reading = clusterOf(read.manifests, { defaultNamespace: namespace });
    const today = new Date().toISOString().slice(0, 10);
    const judged = lintManifests(reading, worldOf(reading.cluster), { configuration, today, found: read.findings });
    return [...findings, ...judged.findings];
  }

  private fails(findings: readonly Finding[]): boolean {
    const { failOn } = this.properties;
    if (failOn === 'never') return false;
    const least = SEVERITIES.indexOf(failOn);
    return findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= least);
  }
}

/** How many findings there are of each severity, for the summary. */
function countsOf(findings: readonly Finding[]): Record<string, string> {
  const entries = SEVERITIES.map((one) => [one, String(findings.filter(({ severity }) => severity === one).length)]);
  return Object.fromEntries(entries) as Record<string, string>;
}

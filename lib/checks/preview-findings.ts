import type { Finding, TraceLine } from '../diagnostics/finding';
import type { PlannedPreview } from '../dsl';
import type { Policy } from '../model/policy';
import { diffOf, worldOf, type MapDiff, type MapOptions, type World } from '../reachability';
import { podsSelectedIn } from '../reachability/questions';
import type { JudgedCluster } from './judged-cluster';
import { previewLines } from './preview-lines';
import { standInsOf } from './stand-ins';

/** So many lines are shown; of a large namespace more are counted. */
const LINES_SHOWN = 40;

/** What each preview of a cluster would close, and what would stay open because of the app's statements. */
export function previewFindings(cluster: JudgedCluster): Finding[] {
  const { previews } = cluster.planned;
  if (previews.length === 0) return [];
  const { world } = standInsOf(cluster);
  const generated = cluster.context.policies.flatMap(({ policy, writtenBy }) =>
    writtenBy === 'statement' ? [policy] : [],
  );
  return previews.flatMap((preview) => {
    const { policy, errors } = preview.reading;
    if (policy) return [previewFinding(preview, policy, world, generated)];
    return errors.length > 0 ? refused(preview) : [withoutNamespace(preview)];
  });
}

function previewFinding(preview: PlannedPreview, deny: Policy, world: World, generated: readonly Policy[]): Finding {
  const { closed, kept, pods } = effectOf(preview, deny, world, generated);
  const lines = previewLines({ deny, closed, kept, pods: new Set(pods), workloads: world.cluster.workloads });
  const count = closed.removed.length + closed.changed.length;
  const connections = count === 1 ? '1 connection' : `${count} connections`;
  const origin = preview.origin();
  return {
    code: 'NP230',
    id: 'deny-preview',
    severity: 'info',
    headline: `\`${deny.namespace}/${deny.name}\` would close ${count === 0 ? 'nothing' : connections}`,
    where: { path: preview.path, ...(origin && { origin }) },
    found: `${pods.length} ${pods.length === 1 ? 'workload' : 'workloads'} that it would isolate`,
    ...(lines.length > 0 && { trace: capped(lines) }),
    why: 'it is a preview: nothing of it is written, and in the cluster all of this stays as it is',
    help:
      count === 0
        ? 'leave `preview` out to put it in force'
        : 'write an `allow` for each connection that has to stay, and leave `preview` out to put it in force',
  };
}

/** What changes between pods that the deny would isolate and all others. */
function effectOf(
  preview: PlannedPreview,
  deny: Policy,
  world: World,
  generated: readonly Policy[],
): { closed: MapDiff; kept: MapDiff; pods: World['cluster']['workloads'] } {
  const ofStatements = new Set(generated);
  const others = world.cluster.policies.filter((policy) => !ofStatements.has(policy));
  const worldWith = (policies: readonly Policy[]) => worldOf({ ...world.cluster, policies }, world.options);
  const then = worldWith([...others, deny, ...preview.generated]);
  const pods = podsSelectedIn(world, deny.namespace, deny.selector);
  const selected = new Set(pods);
  const options: MapOptions = { focus: (workload) => selected.has(workload) };
  return {
    closed: diffOf(world, then, options),
    kept: diffOf(worldWith([...world.cluster.policies, deny]), then, options),
    pods,
  };
}

function capped(lines: readonly TraceLine[]): readonly TraceLine[] {
  if (lines.length <= LINES_SHOWN) return lines;
  const more = lines.length - LINES_SHOWN;
  return [...lines.slice(0, LINES_SHOWN), { side: '...', verdict: `${more} more lines`, because: 'are not shown' }];
}

function withoutNamespace({ path, origin }: PlannedPreview): Finding {
  const found = origin();
  return {
    code: 'NP205',
    id: 'no-namespace',
    severity: 'error',
    headline: `nothing says in which namespace \`${path}\` isolates pods`,
    where: { path, field: 'metadata.namespace', ...(found && { origin: found }) },
    found: 'neither its props nor its chart name a namespace',
    expected: 'a namespace',
    why: 'what it would close cannot be told, and it would isolate pods of whatever namespace it is applied to',
    help: "give the chart one: `new Chart(app, id, { namespace: 'payments' })`",
  };
}

function refused({ path, origin, reading }: PlannedPreview): Finding[] {
  const found = origin();
  return reading.errors.map(({ field, message }) => ({
    code: 'NP101',
    id: 'refused-by-api-server',
    severity: 'error',
    headline: `the API server would refuse the policy of \`${path}\``,
    where: { path, field, ...(found && { origin: found }) },
    found: message,
    expected: 'a policy that the API server accepts',
    why: 'it could never be in force, and what it would close cannot be told',
    help: 'correct the field',
  }));
}

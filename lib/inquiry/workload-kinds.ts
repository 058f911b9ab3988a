/** The kinds that make pods, each with the spellings that kubectl takes for it besides its own. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['po', 'pods'],
  Deployment: ['deploy', 'deployments'],
  StatefulSet: ['sts', 'statefulsets'],
  DaemonSet: ['ds', 'daemonsets'],
  ReplicaSet: ['rs', 'replicasets'],
  ReplicationController: ['rc', 'replicationcontrollers'],
  Job: ['jobs'],
  CronJob: ['cj', 'cronjobs'],
};

const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries(SPELLINGS).flatMap(([kind, others]) =>
    [kind.toLowerCase(), ...others].map((spelling) => [spelling, kind] as const),
  ),
);

/** The kind that a person means as kubectl reads it: `deploy`, `deployments` and `deployment` are `Deployment`. */
export function kindSpelt(text: string): string | undefined {
  return KINDS.get(text.toLowerCase());
}

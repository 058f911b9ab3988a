import { workloadOf } from '../../lib/manifests/workloads';

interface Written {
  readonly kind: string;
  readonly selector?: object;
  readonly labels?: Readonly<Record<string, string>>;
  readonly manualSelector?: boolean;
}

function messagesOf({ kind, labels, ...spec }: Written, kubernetesVersion?: string): readonly string[] | undefined {
  const object = {
    apiVersion: kind === 'Job' ? 'batch/v1' : kind === 'Rollout' ? 'argoproj.io/v1alpha1' : 'apps/v1',
    kind,
    metadata: { name: 'api' },
    spec: { ...spec, template: { metadata: { ...(labels && { labels }) } } },
  };
  return workloadOf(object, kubernetesVersion === undefined ? {} : { kubernetesVersion })?.errors.map(
    ({ message }) => message,
  );
}

const OTHER = { matchLabels: { app: 'z' } };
const LABELS = { tier: 'back', app: 'api' };
const AS_JSON =
  'spec.template.metadata.labels: Invalid value: {"app":"api","tier":"back"}: `selector` does not match template `labels`';

test.each(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'])(
  'a %s that does not select the pods of its template is refused',
  (kind) => {
    expect(messagesOf({ kind, selector: OTHER, labels: LABELS })).toEqual([AS_JSON]);
    expect(messagesOf({ kind, selector: { matchLabels: { app: 'api' } }, labels: LABELS })).toEqual([]);
  },
);

test('a Job is refused where its author makes the selector', () => {
  const job = { kind: 'Job', selector: OTHER, labels: LABELS };
  expect(messagesOf({ ...job, manualSelector: true })).toEqual([AS_JSON]);
  expect(messagesOf(job)).toEqual([]);
});

test('of a Rollout the API server knows only a schema', () => {
  expect(messagesOf({ kind: 'Rollout', selector: OTHER, labels: LABELS })).toEqual([]);
});

test.each<[selector: object, refused: boolean]>([
  [{}, false],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['web', 'api'] }] }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] }, true],
  [{ matchExpressions: [{ key: 'part', operator: 'NotIn', values: ['web'] }] }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['api'] }] }, true],
  [{ matchExpressions: [{ key: 'app', operator: 'Exists' }] }, false],
  [{ matchExpressions: [{ key: 'part', operator: 'Exists' }] }, true],
  [{ matchExpressions: [{ key: 'part', operator: 'DoesNotExist' }] }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, true],
  [{ matchLabels: { app: 'api' }, matchExpressions: [{ key: 'part', operator: 'Exists' }] }, true],
])('the selector %j: refused %s', (selector, refused) => {
  expect(messagesOf({ kind: 'Deployment', selector, labels: LABELS })).toEqual(refused ? [AS_JSON] : []);
});

test('before 1.34 the labels are printed in Go syntax', () => {
  expect(messagesOf({ kind: 'Deployment', selector: OTHER, labels: LABELS }, '1.33')).toEqual([
    'spec.template.metadata.labels: Invalid value: map[string]string{"app":"api", "tier":"back"}: ' +
      '`selector` does not match template `labels`',
  ]);
});

test('a template without labels is printed as one', () => {
  const line = (printed: string) => [
    `spec.template.metadata.labels: Invalid value: ${printed}: \`selector\` does not match template \`labels\``,
  ];
  expect(messagesOf({ kind: 'Deployment', selector: OTHER }, '1.33')).toEqual(line('map[string]string(nil)'));
  expect(messagesOf({ kind: 'Deployment', selector: OTHER })).toEqual(line('null'));
});

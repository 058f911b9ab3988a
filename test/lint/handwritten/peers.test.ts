/** Whom rules of policies written by hand name. One condition less than the mistake has, and nothing is found. */
import { Chart } from 'cdk8s';
import { DefaultDeny, Elsewhere } from '../../../lib/index';
import {
  API,
  WEB,
  HTTP,
  HTTPS,
  named,
  letIn,
  leadTo,
  check,
  policy,
  installed,
  workloads,
  found,
  type Say,
} from './cases';

describe('two peers side by side', () => {
  const split = letIn({ namespaceSelector: named('front') }, { podSelector: WEB });
  check([
    ['where nobody knows the pods', (shop) => policy(shop, split), 'and-or-confusion'],
    [
      'the other way round',
      (shop) => policy(shop, letIn({ podSelector: WEB }, { namespaceSelector: named('front') })),
      'and-or-confusion',
    ],
    ['as others installed them', (shop) => installed(shop, split), 'and-or-confusion'],
    [
      'where no such pod is in the namespace of the policy, which is one finding',
      (shop) => (workloads(shop, 'api'), policy(shop, split)),
      'and-or-confusion',
    ],
    [
      'where both are meant: such pods are here, and none there',
      (shop, app) => {
        workloads(shop, 'api', 'web');
        workloads(new Chart(app, 'front', { namespace: 'front' }), 'proxy');
        policy(shop, split);
      },
    ],
    [
      'where such pods are here and there',
      (shop, app) => {
        workloads(shop, 'api', 'web');
        workloads(new Chart(app, 'front', { namespace: 'front' }), 'web');
        policy(shop, split);
      },
      'and-or-confusion',
    ],
    ['in one item', (shop) => policy(shop, letIn({ namespaceSelector: named('front'), podSelector: WEB }))],
    [
      'in two rules',
      (shop) =>
        policy(shop, {
          podSelector: API,
          policyTypes: ['Ingress'],
          ingress: [
            { from: [{ namespaceSelector: named('front') }], ports: HTTP },
            { from: [{ podSelector: WEB }], ports: HTTP },
          ],
        }),
    ],
    [
      'with a block before them, which is an example of the documentation',
      (shop) =>
        policy(
          shop,
          letIn({ ipBlock: { cidr: '192.0.2.0/24' } }, { namespaceSelector: named('front') }, { podSelector: WEB }),
        ),
    ],
    [
      'of which one is all pods of the own namespace',
      (shop) => policy(shop, letIn({ namespaceSelector: named('front') }, { podSelector: {} })),
    ],
    [
      'in a direction that does not count',
      (shop) => policy(shop, { ...split, policyTypes: ['Egress'] }),
      'dead-rule-by-policy-types',
    ],
  ]);
});

describe('pods of all namespaces', () => {
  check([
    ['by their labels', (shop) => policy(shop, letIn({ namespaceSelector: {}, podSelector: WEB })), 'spoofable-peer'],
    ['all of them', (shop) => policy(shop, letIn({ namespaceSelector: {} }))],
    ['of one namespace', (shop) => policy(shop, letIn({ namespaceSelector: named('front'), podSelector: WEB }))],
    ['of the own namespace', (shop) => policy(shop, letIn({ podSelector: WEB }))],
  ]);
});

describe('a label that stands for the name of a namespace', () => {
  const byLabel = (labels: Record<string, string>) => letIn({ namespaceSelector: { matchLabels: labels } });
  const namespace = (chart: Chart, name: string, labels: Record<string, string>) =>
    new Elsewhere(chart, `namespace-${name}`, {
      manifests: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }],
    });
  check([
    [
      'of a namespace that every cluster has',
      (shop) => policy(shop, byLabel({ name: 'kube-system' })),
      'undeclared-namespace-label',
    ],
    [
      'by the label of every namespace, misspelt',
      (shop) => policy(shop, byLabel({ 'kubernetes.io/metadata-name': 'front' })),
      'undeclared-namespace-label',
    ],
    [
      'by such a label, where a namespace has it',
      (shop) => {
        namespace(shop, 'front', { 'kubernetes.io/metadata-name': 'front' });
        policy(shop, byLabel({ 'kubernetes.io/metadata-name': 'front' }));
      },
    ],
    [
      'of a namespace that lacks it',
      (shop) => (namespace(shop, 'front', { team: 'web' }), policy(shop, byLabel({ ns: 'front' }))),
      'undeclared-namespace-label',
    ],
    [
      'of a namespace that has it',
      (shop) => (namespace(shop, 'front', { ns: 'front' }), policy(shop, byLabel({ ns: 'front' }))),
    ],
    ['of a namespace that nobody knows', (shop) => policy(shop, byLabel({ name: 'front' }))],
    ['that says something else', (shop) => policy(shop, byLabel({ team: 'kube-system' }))],
  ]);

  test('is an error where all labels of the namespace are known, and a warning where they are not', () => {
    const severities = (say: Say) => found(say).map(({ severity }) => severity);
    const misnamed: Say = (shop) => policy(shop, byLabel({ name: 'kube-system' }));
    expect(severities(misnamed)).toEqual(['warning']);
    expect(severities((shop, app) => (namespace(shop, 'kube-system', {}), misnamed(shop, app)))).toEqual(['error']);
  });
});

describe('the API server', () => {
  const DEFAULT = [{ namespaceSelector: named('default') }];
  check([
    ['among the pods of default', (shop) => policy(shop, leadTo(DEFAULT, [['TCP', 6443]])), 'kube-api-by-selector'],
    [
      'by the labels of its pods',
      (shop) =>
        policy(
          shop,
          leadTo(
            [
              {
                namespaceSelector: named('kube-system'),
                podSelector: { matchLabels: { component: 'kube-apiserver' } },
              },
            ],
            [['TCP', 6443]],
          ),
        ),
      'kube-api-by-selector',
    ],
    ['on another port, which others listen on', (shop) => policy(shop, leadTo(DEFAULT, [['TCP', 8080]]))],
    ['in another namespace', (shop) => policy(shop, leadTo([{ namespaceSelector: named('vault') }], HTTPS))],
    [
      'in default, whose pods are known',
      (shop, app) => {
        workloads(new Chart(app, 'default', { namespace: 'default' }), 'proxy');
        policy(shop, leadTo(DEFAULT, HTTPS));
      },
    ],
    ['as a source', (shop) => policy(shop, letIn(...DEFAULT))],
  ]);
});

describe('halves that others installed', () => {
  check([
    [
      'where the other side is closed',
      (shop) => {
        workloads(shop, 'api', 'web');
        new DefaultDeny(shop, 'default-deny', { direction: 'egress' });
        installed(shop, letIn({ podSelector: WEB }));
      },
      'half-edge',
    ],
    [
      'where the other side is open',
      (shop) => {
        workloads(shop, 'api', 'web');
        installed(shop, letIn({ podSelector: WEB }));
      },
    ],
  ]);
});

/** Rules that open nothing of their own. */
import {
  allow,
  DefaultDeny,
  Workload,
  type NetworkPolicyIngressRule,
  type NetworkPolicySpec,
} from '../../../lib/index';
import { API, check, found, HTTP, installed, letIn, named, policy, WEB } from './cases';

const FROM_WEB = letIn({ podSelector: WEB });

describe('a rule that another one of its policy covers', () => {
  const withRules = (...ingress: NetworkPolicyIngressRule[]): NetworkPolicySpec => ({
    podSelector: API,
    policyTypes: ['Ingress'],
    ingress,
  });
  const fromWeb = { from: [{ podSelector: WEB }], ports: HTTP };
  check([
    ['word for word', (shop) => policy(shop, withRules(fromWeb, fromWeb)), 'redundant-rule'],
    [
      'before it stands the wider one',
      (shop) => policy(shop, withRules({ from: [{ podSelector: {} }], ports: HTTP }, fromWeb)),
      'redundant-rule',
    ],
    [
      'after it stands the wider one',
      (shop) => policy(shop, withRules(fromWeb, { from: [{ podSelector: {} }], ports: HTTP })),
      'redundant-rule',
    ],
    ['which is open to everyone', (shop) => policy(shop, withRules({}, fromWeb)), 'redundant-rule'],
    [
      'a peer each by two of them',
      (shop) =>
        policy(
          shop,
          withRules(
            fromWeb,
            { from: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [...HTTP, { protocol: 'TCP', port: 9090 }] },
            { from: [{ podSelector: WEB }, { ipBlock: { cidr: '203.0.113.7/32' } }], ports: HTTP },
          ),
        ),
      'redundant-rule',
    ],
    [
      'the same namespace, told by its name',
      (shop) =>
        policy(
          shop,
          withRules(
            { from: [{ podSelector: {} }], ports: HTTP },
            { from: [{ namespaceSelector: named('shop'), podSelector: WEB }], ports: HTTP },
          ),
        ),
      'redundant-rule',
    ],
    [
      'but for one of its ports',
      (shop) =>
        policy(
          shop,
          withRules(
            { ...fromWeb, ports: [...HTTP, { protocol: 'TCP', port: 9090 }] },
            { from: [{ podSelector: {} }], ports: HTTP },
          ),
        ),
    ],
    [
      'but for an exception, which is the slip',
      (shop) =>
        policy(
          shop,
          withRules(
            { from: [{ ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.7/32'] } }], ports: HTTP },
            { from: [{ ipBlock: { cidr: '203.0.113.0/28' } }], ports: HTTP },
          ),
        ),
      'ineffective-except',
    ],
    [
      'but for pods: blocks are something else',
      (shop) => policy(shop, withRules({ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: HTTP }, fromWeb)),
    ],
    [
      'of which the wider one has an empty list',
      (shop) => policy(shop, withRules({ from: [], ports: HTTP }, fromWeb)),
      'empty-list-means-all',
    ],
  ]);
});

describe('a rule that another policy covers', () => {
  check([
    [
      'for all pods of the namespace',
      (shop) => (policy(shop, FROM_WEB), policy(shop, { ...FROM_WEB, podSelector: {} })),
      'shadowed-rule',
    ],
    ['for the same pods, once', (shop) => (policy(shop, FROM_WEB), policy(shop, FROM_WEB)), 'shadowed-rule'],
    [
      'for the same pods in other words, once',
      (shop) => {
        policy(shop, {
          ...FROM_WEB,
          podSelector: { matchLabels: { app: 'api' }, matchExpressions: [{ key: 'app', operator: 'Exists' }] },
        });
        policy(shop, FROM_WEB);
      },
      'shadowed-rule',
    ],
    [
      'for a part of the pods',
      (shop) => (
        policy(shop, { ...FROM_WEB, podSelector: {} }),
        policy(shop, { ...FROM_WEB, podSelector: { matchLabels: { app: 'db' } } })
      ),
      'shadowed-rule',
    ],
    [
      'for other pods',
      (shop) => (policy(shop, FROM_WEB), policy(shop, { ...FROM_WEB, podSelector: { matchLabels: { app: 'db' } } })),
    ],
    [
      'for the other direction',
      (shop) => (
        policy(shop, FROM_WEB),
        policy(shop, {
          podSelector: API,
          policyTypes: ['Egress'],
          egress: [{ to: [{ podSelector: WEB }], ports: HTTP }],
        })
      ),
    ],
    [
      'that others installed, and may take away',
      (shop) => (installed(shop, { ...FROM_WEB, podSelector: {} }), policy(shop, FROM_WEB)),
    ],
    [
      'that a statement wrote',
      (shop) => {
        new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
        const [web, api] = ['web', 'api'].map((app) => new Workload(shop, app, { labels: { app } }));
        if (web && api) allow(web).to(api).on(8080);
        policy(shop, FROM_WEB);
      },
    ],
  ]);

  test('it is said which one, and where it stands', () => {
    const [finding] = found((shop) => {
      policy(shop, { ...FROM_WEB, podSelector: {} });
      policy(shop, FROM_WEB);
    });
    expect(finding?.headline).toMatch(/^a rule of `shop\/policy-\d+` opens nothing that `shop\/policy-\d+` does not$/);
    expect(finding?.expected).toContain('`spec.ingress[0]`');
  });
});

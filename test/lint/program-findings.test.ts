/** Where the rules speak and where they are quiet, beside their examples. */
import { ApiObject, Chart, JsonPatch, type App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  allNamespaces,
  allow,
  AllowDns,
  cidr,
  Cluster,
  DefaultDeny,
  Elsewhere,
  ensure,
  label,
  namespace,
  namespaces,
  NetworkPolicy,
  podsIn,
  Workload,
  type NetworkPolicyPeer,
} from '../../lib/index';
import { findingsOf, headlinesOf } from '../checks/findings';

const INGRESS = { direction: 'ingress' } as const;

function shop(app: App) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const front = new Chart(app, 'front', { namespace: 'front' });
  new DefaultDeny(chart, 'default-deny', INGRESS);
  const api = new Workload(chart, 'api', { labels: { app: 'api', tier: 'backend' } });
  const web = new Workload(front, 'web', { labels: { app: 'web' } });
  return { app, chart, front, api, web };
}

type Ends = ReturnType<typeof shop>;
type Case = readonly [what: string, say: (ends: Ends) => unknown, ...found: string[]];

function check(cases: readonly Case[]): void {
  test.each(cases.map(([what, say, ...found]) => ({ what, say, found })))('$what', ({ say, found }) => {
    expect(headlinesOf((app) => void say(shop(app)))).toEqual(found);
  });
}

/** A policy that somebody wrote by hand, which lets one peer in to the API. */
function byHand({ chart }: Ends, from: NetworkPolicyPeer): NetworkPolicy {
  return new NetworkPolicy(chart, 'by-hand', {
    metadata: { name: 'by-hand' },
    spec: {
      podSelector: { matchLabels: { app: 'api' } },
      policyTypes: ['Ingress'],
      ingress: [{ from: [from], ports: [{ protocol: 'TCP', port: 8080 }] }],
    },
  });
}

const frontNamespace = { matchLabels: { 'kubernetes.io/metadata.name': 'front' } };
const NO_PEER = 'peer-matches-nothing: a peer of `shop/by-hand` matches no pods';

describe('a peer that matches nothing', () => {
  check([
    [
      'in a namespace whose pods are known',
      (ends) => byHand(ends, { namespaceSelector: frontNamespace, podSelector: { matchLabels: { app: 'wbe' } } }),
      NO_PEER,
    ],
    [
      'in the namespace of the policy',
      (ends) => byHand(ends, { podSelector: { matchLabels: { app: 'web' } } }),
      NO_PEER,
    ],
    [
      'in a namespace that this app does not have',
      (ends) =>
        byHand(ends, {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ops' } },
          podSelector: { matchLabels: { app: 'x' } },
        }),
    ],
    [
      'in namespaces by label, which others may have',
      (ends) =>
        byHand(ends, { namespaceSelector: { matchLabels: { team: 'x' } }, podSelector: { matchLabels: { app: 'x' } } }),
      'namespace-labels-unknown: nobody declares the labels of `front`, `shop`',
    ],
    [
      'in all namespaces but those that are known',
      (ends) =>
        byHand(ends, {
          namespaceSelector: {
            matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['shop'] }],
          },
          podSelector: { matchLabels: { app: 'x' } },
        }),
    ],
    ['in a known namespace, as all of its pods', (ends) => byHand(ends, { namespaceSelector: frontNamespace })],
    [
      'as an end of a statement',
      ({ api }) =>
        allow(namespace('front').pods({ app: 'wbe' }))
          .to(api)
          .on(80),
      'peer-matches-nothing: a peer of `shop/api-from-front-app-wbe` matches no pods',
    ],
  ]);

  test.each([
    [{ app: 'wep' }, 'did you mean `app=web`?'],
    [{ ap: 'web' }, 'did you mean the label `app`?'],
    [{ app: 'api' }, '`shop/api` has these labels, in another namespace: name that namespace in the peer'],
    [{ app: 'nothing-like-it' }, 'correct the labels, or declare the pods: `new Workload(chart, id, { labels })`'],
  ])('labels %j get the help they need', (labels, help) => {
    const findings = findingsOf((app) => {
      const { api } = shop(app);
      allow(namespace('front').pods(labels)).to(api).on(80);
    });
    expect(findings.map((finding) => finding.help)).toEqual([help]);
  });
});

describe('a policy that selects nothing', () => {
  check([
    [
      'in a namespace whose pods are known',
      ({ chart }) => new DefaultDeny(chart, 'deny', { pods: { app: 'apj' } }),
      'policy-selects-nothing: `shop/default-deny-where-app-apj` selects no pods',
    ],
    [
      'in a namespace whose pods nobody declared',
      ({ app }) => new DefaultDeny(new Chart(app, 'ops', { namespace: 'ops' }), 'deny', { pods: { app: 'x' } }),
    ],
    ['installed by others', ({ chart }) => new Elsewhere(chart, 'others', { defaultDeny: 'both', pods: { app: 'x' } })],
    [
      'but might, by a label of run time',
      ({ chart }) => {
        new kplus.Deployment(chart, 'cart', { containers: [{ image: 'cart' }] });
        new DefaultDeny(chart, 'deny', { pods: { 'pod-template-hash': 'abc' }, ...INGRESS });
      },
      'controller-label: a selector of `shop/default-deny-ingress-where-pod-template-hash-abc` holds for one revision only',
    ],
    [
      'as an end that nobody is',
      ({ web }) =>
        allow(web)
          .to(namespace('shop').pods({ app: 'apj' }))
          .on(80),
      'policy-selects-nothing: `shop/app-apj-from-front-web` selects no pods',
    ],
    [
      'as the part of an end that a narrower deny isolates',
      ({ front, web, api }) => {
        new Workload(front, 'admin', { labels: { app: 'admin', tier: 'x' }, dns: false });
        new DefaultDeny(front, 'deny', { pods: { tier: 'x' }, direction: 'egress' });
        allow(web).to(api).on(80);
      },
    ],
  ]);
});

describe('pods on the host network', () => {
  const exporter = ({ chart }: Ends) =>
    new kplus.DaemonSet(chart, 'exporter', { hostNetwork: true, containers: [{ image: 'exporter' }] });
  const found = expect.stringMatching(
    /^host-network-peer: a peer of `\S+` matches only pods on the host network: `shop\/shop-exporter-\w+`$/,
  );
  check([
    ['as a source', (ends) => allow(exporter(ends)).to(ends.api).on(80), found],
    [
      'as a destination of isolated pods',
      (ends) => {
        new DefaultDeny(ends.front, 'deny', { pods: { app: 'web' }, direction: 'egress', name: 'deny' });
        const quiet = new Workload(ends.front, 'quiet', { labels: { app: 'web', part: 'quiet' }, dns: false });
        allow(quiet).to(exporter(ends)).on(80);
      },
      found,
    ],
    [
      'beside others that the peer matches',
      (ends) => {
        exporter(ends);
        byHand(ends, { podSelector: {} });
        new Workload(ends.chart, 'cart', { labels: { app: 'cart' } });
      },
    ],
    [
      'where the plugin matches them like any pod',
      (ends) => {
        Cluster.configure(ends.app, { plugin: { hostNetworkPeer: 'as-pod' } });
        allow(exporter(ends)).to(ends.api).on(80);
      },
    ],
  ]);
});

describe('what the API server would refuse, whoever made it', () => {
  check([
    [
      'a policy of cdk8s-plus with port 0',
      ({ chart }) => {
        const policy = new kplus.NetworkPolicy(chart, 'plus', { metadata: { name: 'plus' } });
        policy.addIngressRule(kplus.NetworkPolicyIpBlock.anyIpv4(chart, 'any'), [kplus.NetworkPolicyPort.allTcp()]);
      },
      'refused-by-api-server: the API server would refuse `shop/plus`',
    ],
    [
      'a patch that breaks a policy',
      ({ web, api }) => allow(web).to(api).on(80).patch(JsonPatch.replace('/spec/ingress/0/ports/0/protocol', 'tcp')),
      'refused-by-api-server: the API server would refuse `shop/api-from-front-web`',
    ],
    [
      'labels that are none',
      ({ front, api }) =>
        allow(new Workload(front, 'odd', { labels: { app: 'not valid!' } }))
          .to(api)
          .on(80),
      'refused-by-api-server: the API server would refuse `shop/api-from-front-odd`',
    ],
    [
      'a Deployment whose labels are none',
      ({ chart }) =>
        new kplus.Deployment(chart, 'cart', {
          containers: [{ image: 'c' }],
          podMetadata: { labels: { app: 'not valid!' } },
        }),
      expect.stringMatching(/^refused-by-api-server: the API server would refuse Deployment/),
    ],
    [
      'a block that older servers accept',
      ({ chart }) => {
        Cluster.configure(chart.node.root, { kubernetes: '1.34' });
        new NetworkPolicy(chart, 'old', {
          metadata: { name: 'old' },
          spec: {
            podSelector: {},
            policyTypes: ['Ingress'],
            ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.1/8' } }], ports: [{ protocol: 'TCP', port: 8080 }] }],
          },
        });
      },
    ],
  ]);
});

describe('rules that have no effect, or more than is meant', () => {
  check([
    [
      'a statement between two open namespaces',
      ({ front, web }) => allow(podsIn(front)).to(web).on(80),
      'rule-without-effect: `namespace front -> front/web` has no effect',
    ],
    [
      'a statement about pods that a narrower deny does not select',
      ({ front, web }) => {
        const proxy = new Workload(front, 'proxy', { labels: { app: 'proxy' } });
        new DefaultDeny(front, 'canaries', { pods: label('track').exists(), direction: 'ingress' });
        new Workload(front, 'canary', { labels: { app: 'canary', track: 'canary' } });
        allow(proxy).to(web).on(80);
      },
      'rule-without-effect: `front/proxy -> front/web` has no effect',
    ],
    [
      'labels that another workload has as well',
      ({ chart, web, api }) => {
        new Workload(chart, 'other', { labels: { app: 'api', tier: 'backend', part: 'other' } });
        allow(web).to(api).on(80);
      },
      'selector-also-selects: what is opened for `shop/api` is also opened for `shop/other`',
    ],
    [
      'namespaces by label that somebody has to put there',
      ({ api }) =>
        allow(namespaces(label('team').exists()), allNamespaces(), cidr('203.0.113.0/24'))
          .to(api)
          .on(80),
      'namespace-labels-unknown: nobody declares the labels of `front`, `shop`',
    ],
    [
      'a policy that is not judged',
      ({ chart }) =>
        new ApiObject(chart, 'cilium', {
          apiVersion: 'cilium.io/v2',
          kind: 'CiliumNetworkPolicy',
          metadata: { name: 'cilium' },
        }),
      expect.stringMatching(/^not-judged: /),
    ],
    [
      'only assertions and no policy at all',
      ({ web, api }) => ensure(web).canReach(api).on(80),
      'assertion-failed: `front/web -> shop/api` TCP 80 is denied',
    ],
  ]);
});

describe('what a statement says of several ends is one finding', () => {
  check([
    [
      'that opens the metadata service to them',
      ({ chart, api }) => {
        new DefaultDeny(chart, 'no-egress', { direction: 'egress' });
        const jobs = ['a', 'b'].map((job) => new Workload(chart, job, { labels: { job }, dns: false }));
        allow(api, ...jobs)
          .to(cidr('0.0.0.0/0'))
          .on(80);
        new AllowDns(chart, 'allow-dns');
      },
      'metadata-reachable: `shop/a-to-0-0-0-0-0` opens the metadata service of the cloud',
    ],
    [
      'that everyone may pass for, in however many statements',
      ({ chart, api }) => {
        const prometheus = allNamespaces().pods({ app: 'prometheus' });
        const other = new Workload(chart, 'other', { labels: { app: 'other' } });
        allow(prometheus).to(api, other).on(9090);
        allow(prometheus).to(other).on(9091);
      },
      'spoofable-peer: a statement lets in any pod of the cluster that is labelled `app=prometheus`',
    ],
    [
      'that hold for one version',
      ({ chart, web, api }) => {
        const redis = new Workload(chart, 'redis', { labels: { app: 'redis', chart: 'redis-18.1.0' } });
        allow(web).to(redis).on(6379);
        allow(api).to(redis).on(6379);
      },
      'volatile-label: a selector of `shop/redis` holds for one version only',
    ],
  ]);
});

test('an end in another cluster is reached by addresses, and by no labels', () => {
  const findings = findingsOf((app) => {
    const [one, other] = ['one', 'other'].map(
      (name) => new Chart(new Cluster(app, name), 'shop', { namespace: 'shop' }),
    );
    if (!one || !other) throw new TypeError('there are two');
    allow(new Workload(one, 'web', { labels: { app: 'web' } }))
      .to(new Workload(other, 'api', { labels: { app: 'api' } }))
      .on(80);
  });
  expect(findings.filter(({ code }) => code === 'NP208').map(({ help }) => help)).toEqual([
    "name addresses under which it is reached from here: `cidr('203.0.113.10/32')` of its load balancer",
  ]);
});

test('where the network plugin knows no IPv6, nobody is told to give pods such addresses', () => {
  const findings = findingsOf((app) => {
    Cluster.configure(app, { cni: 'azure-npm' });
    const { web, chart } = shop(app);
    new DefaultDeny(chart, 'egress', { direction: 'egress' });
    allow(new Workload(chart, 'mail', { labels: { app: 'mail' }, dns: false }))
      .to(cidr('2001:db8::/64').as('partner'))
      .on(443);
    allow(web).to(podsIn(chart)).on(80);
  });
  expect(findings.filter(({ code }) => code === 'NP301').map(({ help }) => help)).toEqual([
    'name IPv4 addresses, which pods have under Azure Network Policy Manager, or delete the statement',
  ]);
});

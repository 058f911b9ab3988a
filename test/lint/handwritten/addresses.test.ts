/** Blocks of addresses in policies written by hand. One condition less than the mistake has, and nothing is found. */
import { ApiObject, type Chart } from 'cdk8s';
import { Cluster, Workload, type NetworkPolicySpec } from '../../../lib/index';
import { WEB, HTTPS, letIn, leadTo, check, policy, type Say } from './cases';

describe('exceptions of blocks', () => {
  const block = (cidr: string, ...except: string[]) => [{ ipBlock: { cidr, ...(except.length > 0 && { except }) } }];
  const PARTNER = leadTo(block('203.0.113.0/24', '203.0.113.10/32'), HTTPS);
  const others = (spec: NetworkPolicySpec): NetworkPolicySpec => ({ ...spec, podSelector: {} });
  check([
    [
      'that a policy of the whole namespace opens',
      (shop) => (policy(shop, PARTNER), policy(shop, others(leadTo(block('203.0.112.0/20'), HTTPS)))),
      'ineffective-except',
    ],
    [
      'that another block of the same rule opens',
      (shop) =>
        policy(shop, leadTo([...block('203.0.113.0/24', '203.0.113.10/32'), ...block('203.0.113.8/29')], HTTPS)),
      'ineffective-except',
    ],
    [
      'that another rule opens on one of the ports',
      (shop) => {
        policy(shop, leadTo(block('203.0.113.0/24', '203.0.113.10/32'), [...HTTPS, ['TCP', 80]]));
        policy(shop, others(leadTo(block('203.0.112.0/20'), HTTPS)));
      },
      'ineffective-except',
    ],
    [
      'of a block on all ports, one of which leads to many',
      (shop) => {
        policy(shop, { ...PARTNER, egress: [{ to: block('203.0.113.0/24', '203.0.113.10/32') }] });
        policy(shop, others(leadTo(block('203.0.112.0/20'), HTTPS)));
      },
    ],
    [
      'that somebody opens by their own name',
      (shop) => (policy(shop, PARTNER), policy(shop, others(leadTo(block('203.0.113.10/32'), HTTPS)))),
    ],
    [
      'that are opened on other ports',
      (shop) => (policy(shop, PARTNER), policy(shop, others(leadTo(block('203.0.112.0/20'), [['TCP', 8443]])))),
    ],
    [
      'that are opened to other pods',
      (shop) => (policy(shop, PARTNER), policy(shop, { ...leadTo(block('203.0.112.0/20'), HTTPS), podSelector: WEB })),
    ],
    [
      'that are opened to some of the pods only',
      (shop) => {
        policy(shop, others(PARTNER));
        policy(shop, leadTo(block('203.0.112.0/20'), HTTPS));
      },
    ],
    [
      'that the other block excepts, too',
      (shop) => (policy(shop, PARTNER), policy(shop, others(leadTo(block('203.0.112.0/20', '203.0.113.0/26'), HTTPS)))),
    ],
    [
      'for the metadata service, which is one finding',
      (shop) => {
        policy(shop, leadTo(block('0.0.0.0/0', '169.254.169.254/32'), [['TCP', 80]]));
        policy(shop, others(leadTo(block('0.0.0.0/0'), [['TCP', 80]])));
      },
      'ineffective-except',
    ],
  ]);
});

describe('the metadata service', () => {
  const open = (cidr: string, port: number, ...except: string[]) =>
    leadTo([{ ipBlock: { cidr, except } }], [['TCP', port]]);
  check([
    ['in all addresses', (shop) => policy(shop, open('0.0.0.0/0', 80)), 'metadata-reachable'],
    ['in all addresses of IPv6', (shop) => policy(shop, open('::/0', 80)), 'metadata-reachable'],
    ['on the second port that GKE has for it', (shop) => policy(shop, open('0.0.0.0/0', 988)), 'metadata-reachable'],
    ['on a port on which it does not answer', (shop) => policy(shop, open('0.0.0.0/0', 443))],
    ['as an exception', (shop) => policy(shop, open('0.0.0.0/0', 80, '169.254.169.254/32'))],
    ['by its address, which is asking for it', (shop) => policy(shop, open('169.254.169.254/32', 80))],
    [
      'where AWS has no second port',
      (shop, app) => (Cluster.configure(app, { metadata: 'aws' }), policy(shop, open('0.0.0.0/0', 988))),
    ],
    [
      'in a family that the pods do not have',
      (shop, app) => (Cluster.configure(app, { ipFamilies: ['IPv4'] }), policy(shop, open('::/0', 80))),
    ],
    [
      'where there is none',
      (shop, app) => (Cluster.configure(app, { metadata: 'none' }), policy(shop, open('0.0.0.0/0', 80))),
    ],
  ]);
});

describe('one family of two', () => {
  const both: Say = (_, app) => Cluster.configure(app, { ipFamilies: ['IPv4', 'IPv6'] });
  const open = (...cidrs: string[]) =>
    leadTo(
      cidrs.map((cidr) => ({ ipBlock: { cidr } })),
      HTTPS,
    );
  check([
    ['for all IPv4 addresses', (shop, app) => (both(shop, app), policy(shop, open('0.0.0.0/0'))), 'one-ip-family'],
    ['for all IPv6 addresses', (shop, app) => (both(shop, app), policy(shop, open('2000::/3'))), 'one-ip-family'],
    ['with the other in the same rule', (shop, app) => (both(shop, app), policy(shop, open('0.0.0.0/0', '::/0')))],
    [
      'with the other in another policy',
      (shop, app) => {
        both(shop, app);
        policy(shop, open('0.0.0.0/0'));
        policy(shop, open('::/0'));
      },
    ],
    [
      'with the other for other pods',
      (shop, app) => {
        both(shop, app);
        policy(shop, open('0.0.0.0/0'));
        policy(shop, { ...open('::/0'), podSelector: WEB });
      },
      'one-ip-family',
      'one-ip-family',
    ],
    [
      'for a block that is in one family by nature',
      (shop, app) => (both(shop, app), policy(shop, open('203.0.113.0/24'))),
    ],
    ['where nobody says which families there are', (shop) => policy(shop, open('0.0.0.0/0'))],
  ]);
});

describe('clients behind a Service', () => {
  const web = (chart: Chart, spec: object) => {
    new Workload(chart, 'api', { labels: { app: 'api' } });
    const selector = { app: 'api' };
    const ports = [{ port: 80, targetPort: 8080 }];
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api' } };
    new ApiObject(chart, 'service', { ...service, spec: { selector, ports, ...spec } });
  };
  const OFFICE = letIn({ ipBlock: { cidr: '203.0.113.0/24' } });
  check([
    ['of type NodePort', (shop) => (web(shop, { type: 'NodePort' }), policy(shop, OFFICE)), 'lost-source-address'],
    [
      'of type LoadBalancer that keeps their addresses',
      (shop) => (web(shop, { type: 'LoadBalancer', externalTrafficPolicy: 'Local' }), policy(shop, OFFICE)),
    ],
    ['that is of the cluster alone', (shop) => (web(shop, {}), policy(shop, OFFICE))],
    [
      'that lets everyone in',
      (shop) => (web(shop, { type: 'NodePort' }), policy(shop, letIn({ ipBlock: { cidr: '0.0.0.0/0' } }))),
    ],
    [
      'that lets the nodes in',
      (shop, app) => {
        Cluster.configure(app, { nodes: ['198.51.100.0/24'] });
        web(shop, { type: 'NodePort' });
        policy(shop, letIn({ ipBlock: { cidr: '198.51.100.0/24' } }));
      },
    ],
    [
      'for other pods',
      (shop) => (web(shop, { type: 'NodePort' }), policy(shop, { ...OFFICE, podSelector: {} })),
      'lost-source-address',
    ],
    ['that selects nobody', (shop) => (web(shop, { type: 'NodePort', selector: undefined }), policy(shop, OFFICE))],
  ]);
});

/** Props with a slip of the pen. Never run; `types.test.ts` compiles it. */
import { Chart, Testing } from 'cdk8s';
import {
  AllowDns,
  Cluster,
  DefaultDeny,
  dns,
  Elsewhere,
  NetworkPolicy,
  udp,
  Workload,
  type LabelSelectorRequirement,
} from 'cdk8s-netpol';

const app = Testing.app();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

new Workload(shop, 'a', { labels: { app: 'a' }, ports: { http: 80, dns: udp(53) }, namespace: 'other', dns: false });
new DefaultDeny(shop, 'b', { direction: 'ingress', pods: { app: 'a' } });
new AllowDns(shop, 'c', { dns: dns.addresses('10.0.0.10') });
new Elsewhere(shop, 'd', { defaultDeny: 'both', manifests: [{ kind: 'Pod' }] });
Cluster.configure(app, { podCidrs: ['10.244.0.0/16'], plugin: { ipBlockMatchesPods: 'no' } });
new NetworkPolicy(shop, 'e', { spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] } });

// @ts-expect-error labels are needed
new Workload(shop, 'f', {});
// @ts-expect-error labels are strings
new Workload(shop, 'g', { labels: { app: 1 } });
// @ts-expect-error a misspelt prop
new Workload(shop, 'h', { labels: { app: 'a' }, port: { http: 80 } });
// @ts-expect-error a port that is neither a number nor a range
new Workload(shop, 'i', { labels: { app: 'a' }, ports: { http: '80' } });
// @ts-expect-error a direction is in lower case
new DefaultDeny(shop, 'j', { direction: 'Ingress' });
// @ts-expect-error pods are chosen by `pods`
new DefaultDeny(shop, 'k', { podSelector: {} });
// @ts-expect-error an operator of the API is no query
new DefaultDeny(shop, 'l', { pods: [{ key: 'app', operator: 'In', values: ['a'] }] });
// @ts-expect-error a shape of DNS, not its name
new AllowDns(shop, 'm', { dns: 'kube-dns' });
// @ts-expect-error a deny has a direction, or both
new Elsewhere(shop, 'n', { defaultDeny: true });
// @ts-expect-error an option of the evaluator that does not exist
Cluster.configure(app, { plugin: { ipBlockMatchesPods: 'maybe' } });
// @ts-expect-error a spec is needed
new NetworkPolicy(shop, 'o', {});
// @ts-expect-error `ingres`
new NetworkPolicy(shop, 'p', { spec: { podSelector: {}, ingres: [] } });
// @ts-expect-error a policy type begins with a capital
new NetworkPolicy(shop, 'q', { spec: { podSelector: {}, policyTypes: ['ingress'] } });
// @ts-expect-error `to` belongs to egress
new NetworkPolicy(shop, 'r', { spec: { podSelector: {}, ingress: [{ to: [{ podSelector: {} }] }] } });
// @ts-expect-error a protocol is in capitals
new NetworkPolicy(shop, 's', { spec: { podSelector: {}, ingress: [{ ports: [{ protocol: 'tcp', port: 80 }] }] } });
// @ts-expect-error an operator is written as the API has it
const lowerCase: LabelSelectorRequirement = { key: 'a', operator: 'in', values: ['b'] };
new NetworkPolicy(shop, 't', { spec: { podSelector: { matchExpressions: [lowerCase] } } });
// @ts-expect-error a label that is a number
new NetworkPolicy(shop, 'u', { spec: { podSelector: { matchLabels: { app: 1 } } } });

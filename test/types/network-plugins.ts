/** Plugins and settings that there are not. Never run; `types.test.ts` compiles it. */
import { Testing } from 'cdk8s';
import { Cluster, Clusters } from 'cdk8s-netpol';

const app = Testing.app();

Cluster.configure(app, { cni: 'calico' });
Cluster.configure(app, { cni: { name: 'kindnet' } });
Cluster.configure(app, { cni: { name: 'cilium', version: '1.17', policyCidrMatchMode: 'nodes', sctp: 'enabled' } });
Cluster.configure(app, { cni: { name: 'azure-cilium', version: '1.17.4' } });
Cluster.configure(app, { cni: { name: 'aws-vpc-cni', mode: 'strict' } });
Cluster.configure(app, Clusters.eks({ ipFamilies: ['IPv4'], podCidrs: ['10.0.0.0/16'] }));

// @ts-expect-error a plugin that there is not
Cluster.configure(app, { cni: 'celium' });
// @ts-expect-error a setting of another plugin
Cluster.configure(app, { cni: { name: 'calico', policyCidrMatchMode: 'nodes' } });
// @ts-expect-error a value that the setting has not
Cluster.configure(app, { cni: { name: 'aws-vpc-cni', mode: 'lenient' } });
// @ts-expect-error no versions are told apart
Cluster.configure(app, { cni: { name: 'none', version: '1.0' } });
// @ts-expect-error AKS leaves no such choice
Cluster.configure(app, { cni: { name: 'azure-cilium', policyCidrMatchMode: 'nodes' } });
// @ts-expect-error a version begins with a number
Cluster.configure(app, { cni: { name: 'cilium', version: 'v1.17' } });
// @ts-expect-error a plugin has a name
Cluster.configure(app, { cni: { version: '1.17' } });
// @ts-expect-error a family is written as the API has it
Cluster.configure(app, { ipFamilies: ['ipv4'] });
// @ts-expect-error pods have some family
Cluster.configure(app, { ipFamilies: [] });
// @ts-expect-error an API server has an address
Cluster.configure(app, { apiServer: { port: 6443 } });
// @ts-expect-error a platform has no name here
Clusters.kind('kind');

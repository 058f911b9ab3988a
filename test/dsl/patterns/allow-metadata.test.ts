/** Credentials of the cloud. */
import { App, Chart } from 'cdk8s';
import {
  AllowMetadata,
  Cluster,
  DefaultDeny,
  Workload,
  type AllowMetadataProps,
  type ClusterProps,
} from '../../../lib/index';
import { findingsOf } from '../../checks/findings';
import { written } from '../written';

type Service = AllowMetadataProps['service'];

function say(app: App, profile: ClusterProps, service?: Service): void {
  Cluster.configure(app, profile);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
  const from = new Workload(chart, 'api', { labels: { app: 'api' }, dns: false });
  new AllowMetadata(chart, 'metadata', { from, ...(service && { service }) });
}

test.each<[ClusterProps, Service, string]>([
  [{ metadata: 'aws' }, undefined, 'aws-metadata: app=api to 169.254.169.254/32 | fd00:ec2::254/128 on TCP 80'],
  [{ metadata: 'aws', ipFamilies: ['IPv4'] }, undefined, 'aws-metadata: app=api to 169.254.169.254/32 on TCP 80'],
  [{ ipFamilies: ['IPv6'] }, 'aws', 'aws-metadata: app=api to fd00:ec2::254/128 on TCP 80'],
  [
    { metadata: 'aws' },
    'eks-pod-identity',
    'eks-pod-identity: app=api to 169.254.170.23/32 | fd00:ec2::23/128 on TCP 80',
  ],
  [{ metadata: 'azure' }, undefined, 'azure-metadata: app=api to 169.254.169.254/32 on TCP 80'],
  [{ metadata: 'none' }, 'gke', 'gke-metadata: app=api to 169.254.169.254/32 on TCP 80, TCP 988'],
])('under %j, %s opens its own addresses', (profile, service, expected) => {
  const app = new App();
  say(app, profile, service);
  expect(written(app)).toEqual(['shop/default-deny-egress: {} denied egress', `shop/api-to-${expected}`]);
});

test.each<[string, ClusterProps, Service, string]>([
  ['no cloud is named', {}, undefined, 'metadata-service-unknown'],
  ['the cluster has none', { metadata: 'none' }, undefined, 'metadata-service-unknown'],
  ['the service has no address of the family', { ipFamilies: ['IPv6'] }, 'azure', 'nothing-outside'],
])('where %s, it is an error and nothing is opened', (_, profile, service, id) => {
  const findings = findingsOf((app) => say(app, profile, service));
  expect(findings.map((finding) => [finding.id, finding.severity])).toEqual([[id, 'error']]);
});

import { Construct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { CREDENTIAL_SOURCES, type CredentialSource } from '../../model/metadata-services';
import type { BlockPeer } from '../../model/policy';
import { callerOrigin } from '../caller';
import type { Ends } from '../end';
import { listOfEnds } from '../list-of-ends';
import { onlyPods } from '../only-pods';
import { rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { sayByProfile } from '../pattern-statement';
import { podFamilies } from '../pod-families';
import { portsOfProp } from '../ports-prop';
import { rememberTexts, type StatementTexts } from '../statement-texts';
import { Addresses } from '../values';

export interface AllowMetadataProps extends StatementTexts {
  /** The pods that get credentials of the cloud this way. */
  readonly from: Ends;
  /**
   * What they ask. `aws` is the metadata service of the node (IMDS); pods with EKS Pod Identity ask its agent instead,
   * and need no more than that.
   * @default the `metadata` of the cluster's profile
   */
  readonly service?: CredentialSource;
}

/**
 * Lets pods ask the metadata service of their cloud, on its link-local address: for workload identity. Nothing else of
 * this package opens it, `AllowInternet` included, since whoever reaches it may get the credentials of the node.
 *
 * On GKE the address is that of Cloud DNS as well: a rule that leaves it out (`except`) closes the resolver too, and
 * `dns.gkeCloudDns()` opens only port 53 of it. See the documentation of each cloud for what else an identity needs:
 * IAM roles for service accounts (IRSA) on EKS call `sts` on the internet, and not this address.
 *
 * @throws Mistake for ends that are not pods of a namespace known by name.
 * @example
 * new AllowMetadata(system, 'metadata', { from: externalDns });
 * new AllowMetadata(system, 'identity', { from: controller, service: 'eks-pod-identity' });
 */
export class AllowMetadata extends Construct {
  constructor(scope: Construct, id: string, props: AllowMetadataProps) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    const from = listOfEnds(props.from).map((end) => onlyPods(end, 'from'));
    sayByProfile(this, (profile) => {
      const service = props.service ?? profile.metadata ?? 'none';
      if (service === 'none') return [unknownService(this.node.path)];
      const { addresses, ports } = CREDENTIAL_SOURCES[service];
      const [first, ...others] = podFamilies(profile).flatMap((family): BlockPeer[] => {
        const block = addresses[family];
        return block ? [{ kind: 'block', cidr: block, except: [] }] : [];
      });
      if (!first) return [noAddress(this.node.path, service)];
      const name = service === 'eks-pod-identity' ? service : `${service}-metadata`;
      return [{ from, to: [new Addresses([first, ...others], name)], ports: portsOfProp(ports) }];
    });
  }
}

function unknownService(path: string): Finding {
  return {
    code: 'NP242',
    id: 'metadata-service-unknown',
    severity: 'error',
    headline: `nothing says whose metadata service \`${path}\` opens`,
    where: { path },
    found: 'neither its props nor the profile of its cluster name one',
    expected: '`aws`, `eks-pod-identity`, `azure` or `gke`',
    why: 'each cloud has its own addresses and ports, and pods without theirs get no credentials',
    help: "say it for the cluster (`Cluster.configure(app, { metadata: 'aws' })`), or here: `{ service: 'aws' }`",
  };
}

function noAddress(path: string, service: CredentialSource): Finding {
  return {
    code: 'NP243',
    id: 'nothing-outside',
    severity: 'error',
    headline: `\`${service}\` has no address that the pods of \`${path}\` could reach`,
    where: { path },
    found: 'pods with IPv6 alone, and a service with IPv4 alone',
    expected: 'an address of a family that the pods have',
    why: 'a rule without addresses would open everything, so none is written',
    help: 'correct `ipFamilies` of the cluster, or leave the statement out',
  };
}

export const allowMetadataPattern: PatternDescription = {
  id: 'allow-metadata',
  construct: 'AllowMetadata',
  summary: 'Lets pods ask the metadata service of their cloud for credentials, which nothing else opens.',
  examples: [
    {
      title: 'one controller on AWS asks the metadata service of its node, and no other port of it',
      program: `
Cluster.configure(app, { metadata: 'aws', podCidrs: ['10.244.0.0/16'] });
const system = new Chart(app, 'system', { namespace: 'system' });
const controller = new Workload(system, 'external-dns', { labels: { app: 'external-dns' } });
new Workload(system, 'web', { labels: { app: 'web' } });
new DefaultDeny(system, 'default-deny');
new AllowDns(system, 'allow-dns');
new AllowMetadata(system, 'metadata', { from: controller });`,
      opens: ['system/external-dns -> 169.254.169.254 80/TCP'],
      closed: [
        'system/external-dns -> 169.254.169.254 443/TCP',
        'system/external-dns -> 169.254.170.23 80/TCP',
        'system/external-dns -> 203.0.113.7 80/TCP',
        'system/web -> 169.254.169.254 80/TCP',
      ],
    },
    {
      title: 'pods with EKS Pod Identity ask its agent, and never get to the credentials of the node',
      program: `
Cluster.configure(app, { metadata: 'aws', podCidrs: ['10.244.0.0/16'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const uploader = new Workload(shop, 'uploader', { labels: { app: 'uploader' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new AllowMetadata(shop, 'identity', { from: uploader, service: 'eks-pod-identity' });`,
      opens: ['shop/uploader -> 169.254.170.23 80/TCP'],
      closed: ['shop/uploader -> 169.254.169.254 80/TCP', 'shop/uploader -> 169.254.170.24 80/TCP'],
    },
    {
      title: 'on GKE the metadata server answers on two ports, and the resolver on the same address stays closed',
      program: `
Cluster.configure(app, { metadata: 'gke', podCidrs: ['10.244.0.0/16'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const uploader = new Workload(shop, 'uploader', { labels: { app: 'uploader' } });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
new AllowMetadata(shop, 'identity', { from: uploader });`,
      opens: ['shop/uploader -> 169.254.169.254 80/TCP', 'shop/uploader -> 169.254.169.254 988/TCP'],
      closed: ['shop/uploader -> 169.254.169.254 53/UDP', 'shop/uploader -> 169.254.169.254 8080/TCP'],
    },
  ],
};

import { nearest } from '../diagnostics/nearest';
import { serverVersion } from '../manifests/validation';
import { FIRST_PORT, LAST_PORT } from '../model/port';
import { asserted } from '../profile/cell';
import { choiceProblem } from '../profile/choice-problem';
import { chosenPlugin } from '../profile/chosen-plugin';
import { partsOfChoice } from '../profile/network-plugin-choice';
import { FAMILIES, type Family } from '../sets/address';
import { cidrsOverlap, formatCidr, parseCidr, type Cidr } from '../sets/cidr';
import { callerOrigin } from './caller';
import { checkedEmission } from './checked-emission';
import { withLength } from './external-addresses';
import type { ClusterProps } from './cluster-props';
import { Mistake } from './mistake';

/** What is wrong with what somebody says of a cluster. */
interface Problem {
  readonly headline: string;
  readonly found: string;
  readonly expected: string;
  readonly why: string;
  readonly help: string;
}

function mistake(id: 'invalid-cidr' | 'invalid-cluster', problem: Problem): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    code: id === 'invalid-cidr' ? 'NP202' : 'NP217',
    id,
    severity: 'error',
    where: { ...(origin && { origin }) },
    ...problem,
  });
}

function invalidCluster(problem: Problem): Mistake {
  return mistake('invalid-cluster', problem);
}

/** The options that hold blocks, whose addresses they are, and what they are like. */
const RANGES = {
  podCidrs: { whose: 'pod', example: '10.244.0.0/16' },
  nodes: { whose: 'node', example: '10.0.0.0/24' },
  serviceCidrs: { whose: 'Service', example: '10.96.0.0/12' },
  'apiServer.addresses': { whose: 'API server', example: '172.18.0.2' },
} as const;
type RangeOption = keyof typeof RANGES;

function rangesOf(option: RangeOption, props: ClusterProps): readonly string[] | undefined {
  return option === 'apiServer.addresses' ? props.apiServer?.addresses : props[option];
}

function checkedRanges(option: RangeOption, ranges: readonly string[] | undefined): readonly Cidr[] {
  const { whose, example } = RANGES[option];
  const why = `the checks could not tell which blocks match ${whose} addresses, and would prove too much`;
  const help = `write the ${whose} ranges of the cluster, such as \`${example}\``;
  const given: unknown = ranges ?? [];
  if (!Array.isArray(given) || ranges?.length === 0) {
    const found = Array.isArray(given) ? 'an empty list' : `a value of type ${typeof given}`;
    const headline = `\`${option}\` holds no range`;
    throw mistake('invalid-cidr', { headline, found, expected: 'a list of at least one block', why, help });
  }
  return given.map((one) => {
    const text = String(one);
    const range = parseCidr(text);
    if (range && formatCidr(range) === text.toLowerCase()) return range;
    const expected = range ? `\`${formatCidr(range)}\`` : 'an address, a slash and a prefix length';
    const headline = `\`${text}\` is not a block of addresses`;
    throw mistake('invalid-cidr', { headline, found: `\`${option}: ['${text}']\``, expected, why, help });
  });
}

/** The profile with blocks where it has single addresses of the API server, which are as good. */
function withApiServerBlocks(props: ClusterProps): ClusterProps {
  const { apiServer } = props;
  const given: unknown = apiServer?.addresses;
  if (!apiServer || !Array.isArray(given)) return props;
  const [first, ...others] = given.map((text) => withLength(String(text)));
  return first === undefined ? props : { ...props, apiServer: { ...apiServer, addresses: [first, ...others] } };
}

function checkedVersion({ kubernetes }: ClusterProps): void {
  try {
    serverVersion(kubernetes === undefined ? {} : { kubernetesVersion: kubernetes });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidCluster({
      headline: `the rules of Kubernetes \`${String(kubernetes)}\` are not known`,
      found: `\`${String(kubernetes)}\``,
      expected: error.message,
      why: 'nobody could tell what the API server would refuse',
      help: 'leave `kubernetes` out for the strictest rules',
    });
  }
}

function checkedPlugin({ cni }: ClusterProps): void {
  if (cni === undefined) return;
  const problem = choiceProblem(partsOfChoice(cni));
  if (!problem) return;
  const { found, expected } = problem;
  const meant = nearest(found, expected);
  throw invalidCluster({
    headline: `\`${found}\` is no network plugin, or no setting of it, that is known`,
    found: `\`${found}\``,
    expected: expected.map((name) => `\`${name}\``).join(', '),
    why: 'nobody could tell which policies the cluster enforces, and how',
    help: meant
      ? `did you mean \`${meant}\`?`
      : 'correct it, or leave `cni` out for a plugin that does what the API says',
  });
}

function checkedPort({ apiServer }: ClusterProps): void {
  const port = apiServer?.port;
  if (port === undefined || (Number.isInteger(port) && port >= FIRST_PORT && port <= LAST_PORT)) return;
  throw invalidCluster({
    headline: `the API server cannot listen on port \`${String(port)}\``,
    found: `\`${String(port)}\``,
    expected: `a whole number from ${FIRST_PORT} to ${LAST_PORT}`,
    why: 'rules for the API server would open nothing',
    help: 'write the port of the address itself: `kubectl get endpointslices kubernetes` shows it',
  });
}

function contradiction(headline: string, found: string, expected: string, help: string): Mistake {
  const why = 'both cannot be true, and verdicts would be about a cluster that there is not';
  return invalidCluster({ headline, found, expected, why, help });
}

function notAList(ipFamilies: unknown): Mistake {
  return invalidCluster({
    headline: '`ipFamilies` is no list of families',
    found: `a value of type ${typeof ipFamilies}`,
    expected: "`['IPv4']`, `['IPv6']`, or both in one list",
    why: 'nobody could tell which addresses pods have',
    help: 'write the families in square brackets',
  });
}

function checkedFamilies(props: ClusterProps, pods: readonly Cidr[], services: readonly Cidr[]): void {
  const { ipFamilies } = props;
  // Programs without types may write one word in place of a list.
  const given: readonly string[] = [ipFamilies ?? FAMILIES].flat();
  const stranger = given.find((family) => !FAMILIES.includes(family as Family));
  if (given.length === 0 || stranger !== undefined) {
    throw invalidCluster({
      headline: stranger === undefined ? '`ipFamilies` holds no family' : `\`${stranger}\` is no family of addresses`,
      found: stranger === undefined ? 'an empty list' : `\`${stranger}\``,
      expected: '`IPv4`, `IPv6`, or both',
      why: 'pods without addresses would reach nobody',
      help: 'name the families of addresses that pods have, or leave `ipFamilies` out',
    });
  }
  if (!ipFamilies) return;
  if (!Array.isArray(ipFamilies)) throw notAList(ipFamilies);
  for (const [option, ranges] of [
    ['podCidrs', pods],
    ['serviceCidrs', services],
  ] as const) {
    const foreign = ranges.find(({ family }) => !ipFamilies.includes(family));
    if (!foreign) continue;
    throw contradiction(
      `\`${option}\` holds ${foreign.family}, which \`ipFamilies\` leaves out`,
      `\`${formatCidr(foreign)}\``,
      `blocks of ${ipFamilies.join(' and ')}`,
      `add ${foreign.family} to \`ipFamilies\`, or leave out the block`,
    );
  }
  const bare = ipFamilies.find((family) => pods.length > 0 && pods.every((range) => range.family !== family));
  if (!bare) return;
  throw contradiction(
    `pods have ${bare} addresses, and no block of \`podCidrs\` is ${bare}`,
    pods.map((range) => `\`${formatCidr(range)}\``).join(', '),
    `a block of ${bare}, too`,
    `add the ${bare} range of the pods, or take ${bare} out of \`ipFamilies\``,
  );
}

function checkedFamiliesOfPlugin({ cni, ipFamilies }: ClusterProps, pods: readonly Cidr[]): void {
  if (cni === undefined) return;
  const { ipv6, title } = chosenPlugin(cni);
  const families = new Set<Family>(ipFamilies ?? pods.map(({ family }) => family));
  const can = asserted(ipv6);
  if (can === 'no' && families.has('IPv6')) {
    const help = 'leave IPv6 out of `ipFamilies` and `podCidrs`, or name another plugin';
    throw contradiction(`${title} does not know IPv6`, 'pods with IPv6 addresses', 'IPv4 alone', help);
  }
  if (can === 'one-family' && families.size > 1) {
    const help = 'name the family of the cluster in `ipFamilies` and `podCidrs`';
    throw contradiction(`${title} gives pods one family of addresses`, 'both families', 'IPv4 or IPv6', help);
  }
}

function checkedOverlap(pods: readonly Cidr[], services: readonly Cidr[]): void {
  for (const service of services) {
    const pod = pods.find((range) => cidrsOverlap(range, service));
    if (!pod) continue;
    throw contradiction(
      'pods and Services share addresses',
      `\`${formatCidr(pod)}\` in \`podCidrs\`, \`${formatCidr(service)}\` in \`serviceCidrs\``,
      'ranges apart from each other',
      'correct the one that is wrong',
    );
  }
}

/**
 * All that is said of a cluster, once it is found to make sense.
 *
 * @throws Mistake for a plugin, a version or a block that there is not, for lists that hold nothing, and for what
 * contradicts itself
 */
export function checkedCluster(given: ClusterProps): ClusterProps {
  const props = withApiServerBlocks(given);
  const pods = checkedRanges('podCidrs', rangesOf('podCidrs', props));
  const services = checkedRanges('serviceCidrs', rangesOf('serviceCidrs', props));
  checkedRanges('nodes', rangesOf('nodes', props));
  checkedRanges('apiServer.addresses', rangesOf('apiServer.addresses', props));
  checkedVersion(props);
  checkedPlugin(props);
  checkedPort(props);
  checkedFamilies(props, pods, services);
  checkedFamiliesOfPlugin(props, pods);
  checkedOverlap(pods, services);
  checkedEmission(props);
  return props;
}

/** Thrown where somebody describes a part of a cluster as if it were one. */
export function notACluster(path: string): Mistake {
  return invalidCluster({
    headline: `\`${path}\` is only a part of a cluster`,
    found: `\`${path}\``,
    expected: 'the App, or a `Cluster`',
    why: 'its pods would be judged without the policies of the other charts, which act on them all the same',
    help: 'configure the App, or make the charts of one cluster below `new Cluster(app, id, { ... })`',
  });
}

import { DEFAULT_OPTIONS, diffOf, reachabilityOf, worldOf, type EvaluationOptions } from '../../lib/reachability';
import { cidr } from '../arbitraries/any-cluster/addresses';

const NOTHING = { namespaces: [], workloads: [], policies: [] };

const OTHERS: EvaluationOptions = {
  podCidrs: [cidr('10.0.0.0/8')],
  nodeCidrs: [cidr('192.168.0.0/16')],
  ownAddress: 'evaluate',
  ownNodeToPod: 'evaluate',
  podToOwnNode: 'allow',
  hostNetworkSubject: 'as-pod',
  hostNetworkPeer: 'as-pod',
  ipBlockMatchesPods: 'no',
  ipBlockMatchesNodes: 'no',
  namedPortScope: 'unresolved',
  namedPortMatches: 'first',
  sidecarPorts: 'exclude',
  finishedPods: 'include',
  dualStack: 'any-family',
};

test('two clusters that are judged under different options are not compared, and the option is named', () => {
  const names = Object.keys(DEFAULT_OPTIONS) as (keyof EvaluationOptions)[];
  for (const name of names) {
    const [before, after] = [worldOf(NOTHING), worldOf(NOTHING, { [name]: OTHERS[name] })];
    expect(() => diffOf(before, after)).toThrow(`the two worlds differ in the option \`${name}\``);
    expect(() => reachabilityOf(after).changesSince(reachabilityOf(before))).toThrow(`\`${name}\``);
  }
});

test('options that are written again are the same options', () => {
  const options = { podCidrs: [cidr('10.0.0.0/8')], nodeCidrs: [cidr('fd00::/8'), cidr('10.0.0.0/8')] };
  const again = { podCidrs: [cidr('10.0.0.0/8')], nodeCidrs: [cidr('fd00::/8'), cidr('10.0.0.0/8')] };
  expect(diffOf(worldOf(NOTHING, options), worldOf(NOTHING, again))).toEqual({ added: [], removed: [], changed: [] });
});

test('a cluster without pods has an empty map and no rectangles', () => {
  const reachability = reachabilityOf(worldOf(NOTHING));
  expect([...reachability.rows(), ...reachability.rectangles()]).toEqual([]);
});

import { EVERYTHING } from '../../lib/model/selector';
import { worldOf, mapOf, type Policy, type Workload, type World } from '../../lib/reachability';
import { md } from '../../lib/report/formats/map/md';
import { OWN_NODE_LEGEND } from '../../lib/report/own-node-rows';
import { reachabilityText } from '../../lib/report/reachability-text';
import { parseAddress } from '../../lib/sets/address';

const NODE = parseAddress('10.0.0.9');

function workload(namespace: string, name: string, nodeAddresses: Workload['nodeAddresses'] = []): Workload {
  return {
    ...{ namespace, name, kind: 'Pod', labels: {}, runtimeLabels: [], ports: [], hostNetwork: false },
    ...{ addresses: [], nodeAddresses, finished: false },
  };
}

function closed(namespace: string): Policy {
  const isolates = { ingress: true, egress: true };
  return { namespace, name: 'closed', selector: EVERYTHING, isolates, ingress: [], egress: [] };
}

function linesOf(world: World): string[] {
  return [...reachabilityText(world, mapOf(world))];
}

const cases = [
  {
    title: 'without policies',
    world: worldOf({ namespaces: [], workloads: [workload('shop', 'web')], policies: [] }),
    line: 'no policies: every workload reaches every workload and every address',
  },
  {
    title: 'without workloads',
    world: worldOf({ namespaces: [], workloads: [], policies: [closed('shop')] }),
    line: 'no workloads: there is nothing to show',
  },
  {
    title: 'without anything',
    world: worldOf({ namespaces: [], workloads: [], policies: [] }),
    line: 'no workloads: there is nothing to show',
  },
  {
    title: 'with all that there is closed',
    world: worldOf({ namespaces: [], workloads: [workload('shop', 'web')], policies: [closed('shop')] }),
    line: 'no connection that a policy governs is open',
  },
];

test.each(cases)('$title, it is said why there is no table', ({ world, line }) => {
  expect(linesOf(world)[0]).toBe(line);
});

test('a row that is there because a node reaches its pods is explained below the table', () => {
  const workloads = [workload('shop', 'web', NODE ? [NODE] : [])];
  const cluster = { namespaces: [], workloads, policies: [closed('shop')] };
  const [world, without] = [worldOf(cluster), worldOf(cluster, { ownNodeToPod: 'evaluate' })];
  expect(linesOf(world).slice(1)).toEqual(['10.0.0.9/32  shop/web  all ports', '', OWN_NODE_LEGEND]);
  expect(linesOf(without)).toEqual(['no connection that a policy governs is open']);
  const table = [...md.render({ world, rows: mapOf(world), workloads, notJudged: [] })].join('');
  expect(table).toMatch(new RegExp(`\\n\\n${OWN_NODE_LEGEND}\\n$`));
});

/** What people read when they make a mistake: the whole message, as it is printed. */
import { Testing, YamlOutputType, type App } from 'cdk8s';
import * as programs from './bad-programs';

/** The message with which the synthesis of a program stops, without what cdk8s puts around it. */
function messageOf(program: (app: App) => void, app = Testing.app()): string {
  try {
    program(app);
    app.synthYaml();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message
      .replace('Validation failed with the following errors:\n', '')
      .replaceAll('  [cdk8s-netpol] ', '')
      .replaceAll(`${process.cwd()}/`, '');
  }
  return 'nothing was found';
}

test('a port name that a Deployment does not have', () => {
  expect(messageOf(programs.misspeltPort)).toMatchInlineSnapshot(`
   "error[NP209 unknown-port-name]: \`shop/api\` declares no port named \`htpp\`
     --> shop/web -> shop/api (test/checks/bad-programs.ts:13:8)
     found     \`htpp\`
     expected  \`http\`
     why       a name stands for the number that the destination gives to it; without one there is no port to open
     help      did you mean \`http\`?"
  `);
});

test('a block with bits beyond its prefix', () => {
  expect(messageOf(programs.hostBits)).toMatchInlineSnapshot(`
   "[NP202 invalid-cidr] \`10.0.0.1/8\` is not a block of addresses that the API server accepts
     --> test/checks/bad-programs.ts:17:35
     found     \`10.0.0.1/8\`
     expected  \`10.0.0.0/8\`
     why       the API server would refuse the policy, from Kubernetes 1.36 on also for bits set beyond the prefix
     help      write \`10.0.0.0/8\`"
  `);
});

test('a range that ends before it begins', () => {
  expect(messageOf(programs.backwardsRange)).toMatchInlineSnapshot(`
   "[NP201 invalid-port] TCP \`9000-8000\` is not a port
     --> test/checks/bad-programs.ts:21:8
     found     9000 to 8000
     expected  whole numbers from 1 to 65535, the first not above the last
     why       the API server would refuse the policy
     help      write the port on which the pod listens (containerPort), not a nodePort or a name"
  `);
});

test('egress rules without DNS', () => {
  expect(messageOf(programs.forgottenDns)).toMatchInlineSnapshot(`
   "error[NP302 dns-blocked]: \`shop/web\` may open connections, but cannot look up names
     --> shop/web (test/checks/bad-programs.ts:27:15)
     found     UDP 53 to \`kube-system/(any pod labelled k8s-app=kube-dns)\` is denied
     expected  DNS over UDP and TCP is allowed
     trace     egress from shop/web                                         denied    isolated by shop/default-deny (test/checks/bad-programs.ts:26:3), shop/web-to-api (test/checks/bad-programs.ts:29:8); no egress rule matches
               ingress to kube-system/(any pod labelled k8s-app=kube-dns)   allowed   no policy isolates it in this direction
     why       every connection by name would hang until it times out
     help      add \`new AllowDns(chart, 'allow-dns')\`, which opens what the cluster has, or declare the workload \`dns: false\`"
  `);
});

test('one half of a connection, written by hand', () => {
  expect(messageOf(programs.halfByHand)).toMatchInlineSnapshot(`
   "error[NP301 allowed-but-denied]: \`shop/web -> shop/api\` TCP 8080 has a rule, but is still denied
     --> shop/api-from-web (test/checks/bad-programs.ts:37:3)
         spec.ingress[0]
     found     denied
     expected  allowed
     trace     egress from shop/web   denied    isolated by shop/default-deny (test/checks/bad-programs.ts:34:3), shop/allow-dns (test/checks/bad-programs.ts:35:3); no egress rule matches
               ingress to shop/api    allowed   shop/api-from-web (test/checks/bad-programs.ts:37:3), ingress[0]
     why       a connection needs both sides: egress at its source and ingress at its destination
     help      write the egress half too, or say \`allow(...).to(...).on(...)\`, which writes both"
  `);
});

test('somebody else who may come', () => {
  expect(messageOf(programs.strangerLetIn)).toMatchInlineSnapshot(`
   "error[NP501 assertion-failed]: \`ops/(any pod without labels) -> shop/db\` TCP 5432 is allowed
     --> ensure(shop/db).isReachedOnlyBy(shop/api) (test/checks/bad-programs.ts:53:9)
     found     allowed
     expected  denied
     trace     ingress to shop/db   allowed   shop/db-from-ops (test/checks/bad-programs.ts:52:8), ingress[0]
     why       the app says \`ensure(shop/db).isReachedOnlyBy(shop/api)\`, and in the cluster that would not hold
     help      narrow or delete the rule in the trace, or isolate the side that nothing isolates, or correct the assertion"
  `);
});

test('something that is reached after all', () => {
  expect(messageOf(programs.reachedAfterAll)).toMatchInlineSnapshot(`
   "error[NP501 assertion-failed]: \`shop/web -> shop/db\` TCP 5432 is allowed
     --> ensure(shop/web).cannotReach(shop/db) (test/checks/bad-programs.ts:62:9)
     found     allowed
     expected  denied
     trace     egress from shop/web   allowed   shop/web-to-db (test/checks/bad-programs.ts:61:8), egress[0]
               ingress to shop/db     allowed   no policy isolates it in this direction
     why       the app says \`ensure(shop/web).cannotReach(shop/db)\`, and in the cluster that would not hold
     help      narrow or delete the rule in the trace, or isolate the side that nothing isolates, or correct the assertion"
  `);
});

test('a misspelt label', () => {
  expect(messageOf(programs.misspeltLabel)).toMatchInlineSnapshot(`
   "error[NP402 policy-selects-nothing]: \`shop/default-deny-where-app-chekout\` selects no pods
     --> shop/deny-checkout (test/checks/bad-programs.ts:68:3)
         spec.podSelector
     found     \`app=chekout\`
     expected  labels of a workload in \`shop\`
     why       the policy would protect nothing and open nothing, while looking as if it did
     help      did you mean \`app=checkout\`?"
  `);
});

test('two policies of one name', () => {
  expect(messageOf(programs.sameNameTwice)).toMatchInlineSnapshot(`
   "error[NP102 duplicate-policy]: two policies are named \`shop/default-deny\`
     --> two/default-deny (test/checks/bad-programs.ts:73:5)
         metadata.name
     found     \`one/default-deny\` and \`two/default-deny\`
     expected  one policy of a name in a namespace
     why       they are one object to the API server: the one applied last replaces the other
     help      rename or delete one of them"
  `);
});

test('a port that the API server would refuse', () => {
  expect(messageOf(programs.refusedPort)).toMatchInlineSnapshot(`
   "error[NP101 refused-by-api-server]: the API server would refuse \`shop/web\`
     --> shop/web (test/checks/bad-programs.ts:79:3)
         spec.ingress[0].ports[0].port
     found     spec.ingress[0].ports[0].port: Invalid value: 123456: must be between 1 and 65535, inclusive
     expected  an object that the API server accepts
     why       the policy would never be in force, and the sync that carries it would fail
     help      correct the field"
  `);
});

test('a chain without ports', () => {
  expect(messageOf(programs.unfinishedChain)).toMatchInlineSnapshot(`
   "error[NP212 unfinished-chain]: \`allow(shop/web).to(shop/api)\` is not finished
     --> shop/web (test/checks/bad-programs.ts:89:8)
     found     \`allow(shop/web).to(shop/api)\`
     expected  \`.on(...)\` or \`.onAllPorts()\` after it
     why       the statement would be lost without a trace
     help      finish the chain, or delete it"
  `);
});

test('a Service as an end', () => {
  expect(messageOf(programs.serviceAsEnd)).toMatchInlineSnapshot(`
   "error[NP220 service-without-pods]: Service \`shop/api\` leads to no pods that are known
     --> shop/api (test/checks/bad-programs.ts:96:8)
     found     no \`spec.selector\`
     expected  a Service with a selector, and pods that it selects
     why       its addresses are written by somebody else, and no manifest tells whether they are those of pods
     help      give it a selector, or name the pods or the addresses behind it"
  `);
});

test('a chart without a namespace', () => {
  expect(messageOf(programs.chartWithoutNamespace)).toMatchInlineSnapshot(`
   "error[NP205 no-namespace]: nothing says in which namespace \`shop/default-deny\` isolates pods
     --> shop/default-deny (test/checks/bad-programs.ts:102:3)
         metadata.namespace
     found     neither its metadata nor its props nor its chart names a namespace
     expected  a namespace
     why       it would isolate pods of whatever namespace the person who applies it has selected
     help      give the chart one: \`new Chart(app, id, { namespace: 'payments' })\`"
  `);
});

test('a chart without an App', () => {
  expect(messageOf(programs.chartWithoutApp)).toMatchInlineSnapshot(`
   "[NP204 no-app] \`shop/default-deny\` belongs to no cdk8s App
     --> test/checks/bad-programs.ts:106:3
     found     a construct tree whose root is not an App
     expected  charts made with \`new Chart(app, ...)\`
     why       without an App nothing is synthesized and nothing is checked
     help      pass \`new App()\` (in tests \`Testing.app()\`) as the scope of the chart"
  `);
});

test('an output mode that loses a policy', () => {
  expect(messageOf(programs.twoFilesOfOneName, Testing.app({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE })))
    .toMatchInlineSnapshot(`
   "error[NP103 output-file-collision]: 2 objects would be written to \`NetworkPolicy.default-deny.k8s.yaml\`
     --> shop/default-deny (test/checks/bad-programs.ts:111:5)
     found     \`front/default-deny\`, \`shop/default-deny\`
     expected  a file for each
     why       the last one written replaces the others, so policies would be missing from the cluster without a word
     help      use \`YamlOutputType.FILE_PER_CHART\` with a chart for each namespace"
  `);
});

import { Testing } from 'cdk8s';
import { policySerializer } from 'cdk8s-netpol/jest';
import * as kplus from 'cdk8s-plus-28';
import { shop } from './shop';

expect.addSnapshotSerializer(policySerializer);

test('prints the policies of a chart, and nothing else of it', () => {
  const { chart } = shop();
  new kplus.Deployment(chart, 'cache', { containers: [{ image: 'cache' }] });
  expect(Testing.synth(chart)).toMatchSnapshot();
});

test('prints them in one order, whoever wrote them', () => {
  const [one, other] = ['a', 'b'].map((name) => ({
    spec: { policyTypes: ['Ingress'], podSelector: {} },
    metadata: { namespace: 'shop', name },
    kind: 'NetworkPolicy',
    apiVersion: 'networking.k8s.io/v1',
  }));
  expect(policySerializer.serialize([other ?? {}, one ?? {}])).toBe(
    policySerializer.serialize([one ?? {}, other ?? {}]),
  );
  expect([other, one]).toMatchSnapshot();
});

test('says so where there is none', () => {
  expect([{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'one' } }]).toMatchSnapshot();
});

test.each([[[]], [[1]], [[{ kind: 'NetworkPolicy' }]], ['text'], [null], [{ apiVersion: 'v1', kind: 'Pod' }]])(
  '%j is left to others',
  (value) => expect(policySerializer.test(value)).toBe(false),
);

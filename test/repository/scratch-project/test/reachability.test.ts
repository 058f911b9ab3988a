import { Testing } from 'cdk8s';
import { internet, Policies } from 'cdk8s-netpol';
import { policySerializer } from 'cdk8s-netpol/jest';
import { addShop } from '../apps/shop/shop';

expect.addSnapshotSerializer(policySerializer);

test('the web tier reaches the database on its port, and nothing else', () => {
  const { front, back } = addShop(Testing.app());
  expect(front).toAllow('front/web', 'back/db', 'postgres');
  expect(front).toDeny('back/db', 'front/web');
  expect(back).toDeny('back/db', internet());
  expect(back).toBeIsolated();
  expect(back).not.toAllow('front/web', 'back/db', 'udp/5432');
  expect(back).toHaveNoFindings();
  expect(Policies.of(back).hasDefaultDeny('back')).toBe(true);
});

test('the table of connections is the one of the snapshot', () => {
  const { front } = addShop(Testing.app());
  expect(front).toMatchReachabilitySnapshot();
});

test('a failure is told', () => {
  const { front } = addShop(Testing.app());
  expect(() => expect(front).toDeny('front/web', 'back/db')).toThrow('front/web -> back/db TCP 5432: allowed');
});

test('a snapshot holds policies as YAML', () => {
  const { back } = addShop(Testing.app());
  const deny = Policies.of(back).find('back', 'default-deny');
  expect([deny, { apiVersion: 'v1', kind: 'Namespace' }]).toMatchInlineSnapshot(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: back
spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
`);
});

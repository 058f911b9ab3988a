import { Testing } from 'cdk8s';
import { addShop } from '../apps/shop/shop';

test('the shop has a deny, DNS and the half of its one connection in each namespace', () => {
  const { front, back } = addShop(Testing.app());
  const names = (chart: typeof front) =>
    (Testing.synth(chart) as { metadata: { name: string } }[]).map(({ metadata }) => metadata.name).sort();
  expect(names(front)).toEqual(['allow-dns', 'default-deny', 'web-to-back-db']);
  expect(names(back)).toEqual(['allow-dns', 'db-from-front-web', 'default-deny']);
});

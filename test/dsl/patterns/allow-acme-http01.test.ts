import { AllowAcmeHttp01, Cluster, ensure, namespace } from '../../../lib/index';
import { closedShop, headlinesIn, openedIn } from './routed-app';

const NGINX = namespace('ingress-nginx').pods({ app: 'nginx' }).as('nginx');
const SOLVER = 'acme.cert-manager.io/http01-solver=true';

test('the pods of challenges are open to every controller of the cluster, whatever is said first', () => {
  const { app, shop } = closedShop();
  new AllowAcmeHttp01(shop, 'acme');
  Cluster.configure(app, { ingressControllers: { nginx: NGINX, same: NGINX, traefik: namespace('traefik') } });
  expect(openedIn(app)).toEqual([
    `shop/allow-acme-http01: ${SOLVER} from app=nginx of kubernetes.io/metadata.name=ingress-nginx | ` +
      'all pods of kubernetes.io/metadata.name=traefik on TCP 8089',
  ]);
  expect(headlinesIn(app)).toEqual([]);
});

test('these pods, which are in no manifest, can be spoken of', () => {
  const { app, shop } = closedShop();
  const { solver } = new AllowAcmeHttp01(shop, 'acme', { controller: NGINX });
  ensure(solver).isReachedOnlyBy(NGINX);
  expect(headlinesIn(app)).toEqual([]);
});

test('nothing opens where no controller is known, which is an error', () => {
  const { app, shop } = closedShop();
  new AllowAcmeHttp01(shop, 'acme');
  expect(headlinesIn(app)).toEqual([
    'ingress-controller-unknown: `shop/acme` opens nothing: no ingress controller is known',
  ]);
});

import { namespace } from 'cdk8s-netpol';

/** Who brings in what comes from the internet, in every cluster. */
export const ingressController = namespace('ingress-nginx')
  .pods({ 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' })
  .as('controller');

/** Who scrapes metrics, in every cluster. */
export const prometheus = namespace('monitoring').pods({ 'app.kubernetes.io/name': 'prometheus' }).as('prometheus');

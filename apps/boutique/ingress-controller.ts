import { namespace } from 'cdk8s-netpol';

/**
 * Who forwards what comes from the internet. It belongs to the platform team: nothing is written for it here, and it
 * is the only way in from outside.
 */
export const ingressController = namespace('ingress-nginx')
  .pods({ 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' })
  .as('controller');

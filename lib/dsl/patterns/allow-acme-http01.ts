import { Construct } from 'constructs';
import { HTTP01_SOLVER } from '../../profile/http01-solver';
import { callerOrigin } from '../caller';
import { Cluster } from '../cluster';
import type { Ends } from '../end';
import { listOfEnds } from '../list-of-ends';
import { rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { registryOf } from '../plan/registry';
import { noController } from '../routes/controller-findings';
import { rememberTexts, textsOf, type StatementTexts } from '../statement-texts';
import { Workload } from '../workload';

export interface AllowAcmeHttp01Props extends StatementTexts {
  /**
   * The ingress controller that brings the certificate authority's request to the pods: one end or several.
   * @default every one of `ingressControllers` of the cluster
   */
  readonly controller?: Ends;
}

/**
 * Lets certificates be issued by HTTP-01: cert-manager makes, for each challenge, a pod in the namespace of the
 * certificate, which the ingress controller has to reach on TCP 8089. The pods live for a minute and are in no manifest;
 * they are declared here, as the child `solver`.
 *
 * @example
 * new AllowAcmeHttp01(payments, 'certificates');
 * new AllowAcmeHttp01(payments, 'certificates', { controller: namespace('traefik') });
 */
export class AllowAcmeHttp01 extends Construct {
  /** The pods that answer challenges. */
  readonly solver: Workload<'http'>;

  constructor(scope: Construct, id: string, props: AllowAcmeHttp01Props = {}) {
    super(scope, id);
    const origin = callerOrigin();
    rememberOrigin(this, origin);
    rememberTexts(this, props);
    const given = props.controller && listOfEnds(props.controller);
    const { labels, port } = HTTP01_SOLVER;
    this.solver = new Workload(this, 'solver', { labels, ports: { http: port }, dns: false });
    registryOf(this).statementSources.push({
      anchor: this,
      statementsFor: () => {
        const from = given ?? [...new Set(Object.values(Cluster.of(this).ingressControllers ?? {}))];
        if (from.length === 0) return { statements: [], findings: [noController(this)] };
        const statement = {
          kind: 'pattern',
          subject: 'to',
          from,
          to: [this.solver],
          ports: ['http'],
          anchor: this,
          path: this.node.path,
          origin,
          policyName: 'allow-acme-http01',
          patches: [],
          ...textsOf(this),
        } as const;
        return { statements: [statement], findings: [] };
      },
    });
  }
}

export const allowAcmeHttp01Pattern: PatternDescription = {
  id: 'allow-acme-http01',
  construct: 'AllowAcmeHttp01',
  summary: 'Lets the ingress controller reach the pods with which cert-manager answers HTTP-01 challenges.',
  examples: [
    {
      title: 'the pods of a challenge are open to the ingress controller, on their own port',
      program: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const ingress = new Chart(app, 'ingress-nginx', { namespace: 'ingress-nginx' });
const nginx = new Workload(ingress, 'controller', { labels: { app: 'ingress-nginx' } });
new Workload(ingress, 'default-backend', { labels: { app: 'default-backend' } });
Cluster.configure(app, { ingressControllers: { nginx } });
new Workload(shop, 'web', { labels: { app: 'web' } });
new DefaultDeny(shop, 'default-deny');
new AllowAcmeHttp01(shop, 'acme');`,
      opens: ['ingress-nginx/controller -> shop/acme-solver 8089/TCP'],
      closed: [
        'ingress-nginx/controller -> shop/acme-solver 8080/TCP',
        'ingress-nginx/controller -> shop/web 8089/TCP',
        'ingress-nginx/default-backend -> shop/acme-solver 8089/TCP',
        'shop/web -> shop/acme-solver 8089/TCP',
        '203.0.113.7 -> shop/acme-solver 8089/TCP',
      ],
    },
  ],
};

import type { Finding } from '../diagnostics/finding';
import { nearest } from '../diagnostics/nearest';
import { Allowed, type MutableStatement } from './allowed';
import { callerOrigin } from './caller';
import { firstConstruct, listed, startChain } from './chain';
import { Cluster } from './cluster';
import type { EndLike } from './end';
import { noConstructIn } from './no-construct';
import { nothingGiven } from './nothing-given';
import { registryOf } from './plan/registry';
import type { StatementSource } from './plan/statement-source';
import { portsRequested, type PortArgument } from './port-argument';

/** An ingress controller: its pods, or its name in `ingressControllers` of the cluster, which is the name of its class. */
export type ControllerLike = EndLike | string;

/** What an `expose` made: on the ports that its pods declare, until it is narrowed to some of them. */
export class Exposed<To extends readonly EndLike[]> extends Allowed {
  /**
   * Only these ports, instead of all that the pods declare.
   * @example `expose(api).via('nginx').on('http')`
   */
  on(port: PortArgument<To>, ...ports: PortArgument<To>[]): this {
    this.statement.ports = portsRequested([port, ...ports]);
    return this;
  }
}

/** A chain that says what is exposed, and still lacks the controller that brings connections in. */
export interface ExposeTo<To extends readonly EndLike[]> {
  via(...controllers: [ControllerLike, ...ControllerLike[]]): Exposed<To>;
}

const NOBODY_WOULD_LEARN = {
  why: 'no app would ever learn of the statement, and nothing would be written',
  help: 'use `new AllowIngressController(scope, id, { controller, to, ports })`, which has a place in the tree',
};

/**
 * Lets an ingress controller reach pods, on the ports that they declare; those of a Service lead to the ports of its pods.
 * A controller may be named as `ingressControllers` of the cluster name it, by its class: that is looked up while the app
 * synthesizes, so it may be said later.
 *
 * It opens the way from the controller to the pods, and not the way to the controller: that one is of the namespace of
 * the controller. For all Ingress, Route and HTTPRoute objects of a chart at once there is `AllowIngressController`.
 *
 * @example
 * Cluster.configure(app, { ingressControllers: { nginx: namespace('ingress-nginx') } });
 * expose(api).via('nginx').on('http');
 * expose(service).via(namespace('traefik').pods({ app: 'traefik' }));
 */
export function expose<const To extends readonly [EndLike, ...EndLike[]]>(...exposed: To): ExposeTo<To> {
  if (exposed.length === 0) throw nothingGiven('ends', 'name what is exposed');
  const origin = callerOrigin();
  const started = `expose(${listed(exposed)})`;
  const finish = startChain(exposed, started, '`.via(...)`', origin);
  return {
    via: (...controllers) => {
      if (controllers.length === 0) throw nothingGiven('ends', 'name the ingress controller');
      const ends = controllers.filter((controller) => typeof controller !== 'string');
      const text = `${started}.via(${controllers.map(nameOfController).join(', ')})`;
      const anchor = firstConstruct([...exposed, ...ends]);
      if (!anchor) throw noConstructIn({ text, ...NOBODY_WOULD_LEARN }, origin());
      finish?.();
      const registry = registryOf(anchor);
      const statement: MutableStatement = {
        kind: 'allow',
        from: ends,
        to: exposed,
        ports: 'declared',
        anchor,
        path: text,
        origin,
        patches: [],
      };
      registry.statementSources.push(exposure(statement, controllers));
      return new Exposed<To>(registry, statement);
    },
  };
}

function nameOfController(controller: ControllerLike): string {
  return typeof controller === 'string' ? `'${controller}'` : listed([controller]);
}

/** The statement with its controllers looked up: the names that a cluster gives them may be said after it. */
function exposure(statement: MutableStatement, controllers: readonly ControllerLike[]): StatementSource {
  return {
    anchor: statement.anchor,
    statementsFor: () => {
      const known = Cluster.of(statement.anchor).ingressControllers ?? {};
      const findings: Finding[] = [];
      statement.from = controllers.flatMap((controller) => {
        if (typeof controller !== 'string') return [controller];
        const end = Object.hasOwn(known, controller) ? known[controller] : undefined;
        if (end === undefined) findings.push(unknownController(statement, controller, Object.keys(known)));
        return end ?? [];
      });
      return { statements: findings.length > 0 ? [] : [statement], findings };
    },
  };
}

function unknownController({ path, origin }: MutableStatement, name: string, known: readonly string[]): Finding {
  const place = origin();
  const suggestion = nearest(name, known);
  return {
    code: 'NP224',
    id: 'no-such-controller',
    severity: 'error',
    headline: `the cluster knows no ingress controller \`${name}\``,
    where: { path, ...(place && { origin: place }) },
    found: `\`${name}\``,
    expected: known.map((one) => `\`${one}\``).join(', ') || 'a name in `ingressControllers` of the cluster',
    why: 'nobody could tell which pods bring the connections in',
    help: suggestion
      ? `did you mean \`${suggestion}\`?`
      : `say which pods they are: \`Cluster.configure(app, { ingressControllers: { ${name}: namespace('ingress-nginx') } })\``,
  };
}

import { Size } from 'cdk8s';
import { workload, type AdaptedWorkload, type Connectable } from 'cdk8s-netpol';
import { Cpu, Deployment, EnvValue } from 'cdk8s-plus-28';
import { Construct } from 'constructs';

export interface MicroserviceProps<Names extends string> {
  /**
   * The port on which its pods listen, under the name by which callers ask for it.
   * @default none: it only calls others
   */
  readonly ports?: Readonly<Record<Names, number>>;
  /** @default an image of the shop's own, named after the service */
  readonly image?: string;
  /** @default the image's own */
  readonly args?: string[];
  /** @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * The user id that the container runs as.
   * @default the image's own, which must not be root
   */
  readonly user?: number;
  /** @default 2 */
  readonly replicas?: number;
}

/**
 * One service of the shop: a Deployment of small containers, and a Service under its name if it listens.
 *
 * It carries its workload, so that it can stand at either end of an `allow` by itself.
 */
export class Microservice<const Names extends string = never> extends Construct implements Connectable {
  readonly workload: AdaptedWorkload<Names>;

  constructor(scope: Construct, name: string, props: MicroserviceProps<Names> = {}) {
    super(scope, name);
    const labels = { app: name };
    const ports = Object.entries<number>(props.ports ?? {}).map(([portName, number]) => ({ name: portName, number }));
    const environment = Object.entries(props.environment ?? {}).map(
      ([key, value]) => [key, EnvValue.fromValue(value)] as const,
    );

    // `Default` keeps the names of its policies short: `cart-to-shop-data-redis`.
    const deployment = new Deployment(this, 'Default', {
      metadata: { name, labels },
      podMetadata: { labels },
      replicas: props.replicas ?? 2,
      containers: [
        {
          name,
          image: props.image ?? `boutique/${name}:2.3.0`,
          args: props.args,
          ports,
          envVariables: Object.fromEntries(environment),
          securityContext: { user: props.user },
          resources: {
            cpu: { request: Cpu.millis(100), limit: Cpu.millis(300) },
            memory: { request: Size.mebibytes(64), limit: Size.mebibytes(256) },
          },
        },
      ],
    });
    if (ports.length > 0) {
      deployment.exposeViaService({ name, ports: ports.map(({ name, number }) => ({ name, port: number })) });
    }
    // Policies select by the label that people know, and the compiler knows the names of the ports.
    this.workload = workload(deployment, { labels, ports: props.ports });
  }
}

import type { IConstruct } from 'constructs';

/**
 * What a cdk8s-plus Service of any version looks like: an end that stands for the pods behind it. Its ports are those of
 * the Service, which lead to ports of the pods.
 *
 * @example
 * const service = deployment.exposeViaService({ ports: [{ name: 'http', port: 80, targetPort: 8080 }] });
 * allow(web).to(service).on('http'); // opens 8080
 */
export interface PlusService extends IConstruct {
  readonly kind: string;
  readonly ports: readonly { readonly port: number; readonly name?: string }[];
  selectLabel(key: string, value: string): void;
}

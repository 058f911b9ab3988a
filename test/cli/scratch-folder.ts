import { netpol, type CommandOptions, type CommandRun } from '../apps/command-run';
import { ScratchProject } from '../apps/scratch-project';

/** A folder of manifests, in which commands run. */
export class ScratchFolder extends ScratchProject {
  constructor(files: Readonly<Record<string, string>>) {
    super({});
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  netpol(line: string, options: Partial<CommandOptions> = {}): Promise<CommandRun> {
    return netpol(line.split(' '), { folder: this.folder, ...options });
  }
}

/** A pod with the label `app`. */
export function pod(namespace: string, name: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: main }] }
`;
}

/** A policy that lets just one app in, on one port. */
export function opening(namespace: string, name: string, from: string, port = 80): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  podSelector: { matchLabels: { app: ${name} } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: ${from} } } }], ports: [{ port: ${port} }] }]
`;
}

/** Several documents in one text. */
export function documents(...texts: readonly string[]): string {
  return texts.join('---\n');
}

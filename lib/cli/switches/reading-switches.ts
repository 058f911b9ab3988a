import { InvalidArgumentError, Option, type Command } from 'commander';
import { serverVersion } from '../../manifests/validation/server-version';

/** The values of the switches that say how manifests are read. */
export interface ReadingSwitches {
  readonly namespace: string;
  readonly kubernetesVersion?: string;
  readonly strict?: true;
}

const NAMESPACE = /^(?!.{64})[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

function namespaceArgument(text: string): string {
  if (NAMESPACE.test(text)) return text;
  throw new InvalidArgumentError('A namespace has lower-case letters, digits and dashes.');
}

function versionArgument(kubernetesVersion: string): string {
  try {
    serverVersion({ kubernetesVersion });
    return kubernetesVersion;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidArgumentError('The rules of that version are not known; 1.34 is one that is.');
  }
}

/** Adds the switches that say how manifests are read to a command. */
export function addReadingSwitches(command: Command): void {
  command.optionsGroup('Reading:');
  command.addOption(
    new Option('-n, --namespace <name>', 'the namespace of objects that name none')
      .argParser(namespaceArgument)
      .default('default'),
  );
  command.option(
    '--kubernetes-version <version>',
    'whose rules the objects must pass, such as 1.34 (default: the strictest)',
    versionArgument,
  );
  command.option('--strict', 'print nothing if any document is broken');
}

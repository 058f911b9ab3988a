import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { nearest } from '../../diagnostics/nearest';
import type { UnknownController } from '../../manifests/routing/controllers-of';
import type { Entrance } from '../../model/routing';
import { originOf } from '../origins';
import { objectText } from './object-text';

const DECLARE =
  "say which pods they are: `Cluster.configure(app, { ingressControllers: { nginx: namespace('ingress-nginx') } })`";

function finding(construct: IConstruct, told: Pick<Finding, 'headline' | 'found' | 'expected' | 'help'>): Finding {
  const origin = originOf(construct)();
  return {
    code: 'NP251',
    id: 'ingress-controller-unknown',
    severity: 'error',
    where: { path: construct.node.path, ...(origin && { origin }) },
    why: 'connections from outside would not get through to the pods',
    ...told,
  };
}

/** Nobody says which pods bring connections in from outside. */
export function noController(construct: IConstruct): Finding {
  return finding(construct, {
    headline: `\`${construct.node.path}\` opens nothing: no ingress controller is known`,
    found: 'neither the prop `controller` nor `ingressControllers` of the cluster',
    expected: 'the pods of an ingress controller',
    help: DECLARE,
  });
}

/**
 * Nobody says which pods bring in the connections of one entrance.
 *
 * @param declared the names under which the cluster knows controllers
 */
export function controllerUnknown(
  construct: IConstruct,
  entrance: Entrance,
  unknown: UnknownController,
  declared: readonly string[],
): Finding {
  const object = objectText(entrance);
  const expected = declared.map((name) => `\`${name}\``).join(', ') || 'a controller in `ingressControllers`';
  if (unknown.what === 'none') {
    const isNone = declared.length === 0;
    return finding(construct, {
      headline: `${object} names no class, and ${isNone ? 'no controller is' : 'several controllers are'} known`,
      found: 'no class',
      expected,
      help: isNone ? DECLARE : 'write its `ingressClassName`, or give the prop `controller`',
    });
  }
  const { what, name } = unknown;
  const suggestion = nearest(name, declared);
  const under = what === 'class' ? 'this class' : 'the class of this Gateway, or its name';
  return finding(construct, {
    headline: `nobody says which pods bring in the connections of ${object}`,
    found: what === 'class' ? `the class \`${name}\`` : `the Gateway \`${name}\``,
    expected,
    help: suggestion
      ? `did you mean \`${suggestion}\`?`
      : `name its controller in \`ingressControllers\` of the cluster, under ${under}`,
  });
}

import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { nearest } from '../../diagnostics/nearest';
import { serviceId } from '../../model/service';
import { originOf } from '../origins';
import type { BackendProblem } from './backend-pods';

/** Says that something leads to a Service or a port that nobody can look up, so that a pattern cannot open it. */
export function backendFinding(construct: IConstruct, object: string, problem: BackendProblem): Finding {
  const origin = originOf(construct)();
  return {
    severity: 'error',
    where: { path: construct.node.path, ...(origin && { origin }) },
    why: 'nobody can tell which pods and ports are meant, so nothing is opened for it',
    ...told(object, problem),
  };
}

function told(
  object: string,
  problem: BackendProblem,
): Pick<Finding, 'code' | 'id' | 'headline' | 'found' | 'expected' | 'help'> {
  const { namespace, service, target, port = target } = problem.backend;
  const id = serviceId({ namespace, name: service });
  switch (problem.kind) {
    case 'no-service': {
      const suggestion = nearest(service, problem.known);
      return {
        code: 'NP252',
        id: 'backend-service-unknown',
        headline: `${object} leads to the Service \`${id}\`, which is not in the app`,
        found: `\`${id}\``,
        expected: problem.known.map((name) => `\`${namespace}/${name}\``).join(', ') || `a Service in \`${namespace}\``,
        help: suggestion
          ? `did you mean \`${suggestion}\`?`
          : 'add the Service, or declare it as it is installed: `new Elsewhere(chart, id, { manifests })`',
      };
    }
    case 'no-port': {
      const { ports } = problem.service;
      return {
        code: 'NP253',
        id: 'backend-port-unknown',
        found: port === undefined ? 'no port' : `\`${port}\``,
        expected: ports.map(({ name, number }) => `\`${number}\`${name ? ` (\`${name}\`)` : ''}`).join(', '),
        ...(target === undefined
          ? {
              headline: `${object} leads to a port that the Service \`${id}\` does not have`,
              help: 'write the number of the port of the Service, or its name',
            }
          : {
              headline: `${object} leads to a port of the pods that no port of the Service \`${id}\` leads to`,
              help: 'write the port of the pods that the Service leads to, or the name of a port of the Service',
            }),
      };
    }
    case 'no-pods': {
      const labels = Object.entries(problem.service.selector ?? {}).map(([key, value]) => `${key}=${value}`);
      return {
        code: 'NP220',
        id: 'service-without-pods',
        headline: `${object} leads to the Service \`${id}\`, behind which no pods are known`,
        found: `no pods of namespace \`${namespace}\` with \`${labels.join(', ')}\``,
        expected: 'a Service with a selector, and pods that it selects',
        help: "correct its selector, or declare the pods that others make: `new Workload(chart, 'api', { labels, ports })`",
      };
    }
    case 'no-target':
      return {
        code: 'NP254',
        id: 'backend-target-unknown',
        headline: `no pod behind the Service \`${id}\` declares the port \`${problem.target}\` that ${object} leads to`,
        found: `\`targetPort: ${problem.target}\``,
        expected: 'a container port of that name and protocol, or a number',
        help: 'name the port of the container so, write its number as the `targetPort`, or declare the pods as a `Workload`',
      };
  }
}

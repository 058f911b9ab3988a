import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { Cluster } from '../cluster';
import { constructOf, type EndLike } from '../end';

/** What is wrong with an end that belongs to another cluster, or to another App; undefined for any other end. */
export function endOfAnotherCluster(end: EndLike, scope: IConstruct): Omit<Finding, 'where'> | undefined {
  const construct = constructOf(end);
  if (!construct || Cluster.scopeOf(construct) === scope) return undefined;
  const sameTree = construct.node.root === scope.node.root;
  return {
    code: 'NP208',
    id: sameTree ? 'end-in-another-cluster' : 'end-in-another-app',
    severity: 'error',
    headline: `\`${construct.node.path}\` belongs to another ${sameTree ? 'cluster' : 'App'}`,
    found: sameTree ? `cluster \`${Cluster.scopeOf(construct).node.path || '(the App)'}\`` : 'another construct tree',
    expected: sameTree ? `cluster \`${scope.node.path || '(the App)'}\`` : 'a construct of the same App',
    why: 'a policy selects pods of its own cluster only, and only what one App synthesizes can be judged together',
    help: sameTree
      ? "name addresses under which it is reached from here: `cidr('203.0.113.10/32')` of its load balancer"
      : "name the pods by value instead: `namespace('payments').pods({ app: 'api' })`",
  };
}

import { workloadId } from '../../../model/workload';
import { isolatingPolicies } from '../../../reachability/questions';
import type { Policy } from '../../../model/policy';
import type { JudgedPolicy, JudgedWorkload, LintContext } from '../../context';
import { failingLookups } from '../../name-lookups';
import { portText } from '../../ports-text';
import type { Found, Rule } from '../../rule';
import { traceOf, unknownText } from '../../trace';

/** The policies because of which names are closed to a workload: the one for its whole namespace, where there is one. */
function causesOf({ world }: LintContext, { workload }: JudgedWorkload): readonly Policy[] {
  const policies = isolatingPolicies(world, workload, 'egress').map(({ policy }) => policy);
  const ofNamespace = policies.find(({ selector }) => selector.requirements.length === 0);
  return ofNamespace ? [ofNamespace] : policies;
}

function check(context: LintContext): Found[] {
  const blocked = failingLookups(context).filter(({ failure }) => failure.kind === 'no-answer');
  if (blocked.length === 0) return [];
  const judgedPolicies = new Map<Policy, JudgedPolicy>(context.policies.map((one) => [one.policy, one]));
  return blocked.map(({ judged, failure }): Found => {
    const id = workloadId(judged.workload);
    const {
      resolver,
      verdict: { judgement, ports },
    } = failure;
    const helpWith = (help: string): string => [...judgement.unknowns.map(unknownText), help].join('; ');
    const found = `${portText(ports)} to \`${resolver}\` is ${judgement.verdict === 'depends' ? '`depends`' : 'denied'}`;
    const causes = causesOf(context, judged);
    const [cause] = causes;
    const where = cause && judgedPolicies.get(cause)?.place();
    return {
      headline: `\`${id}\` may open connections, but cannot look up names`,
      where: judged.place(),
      found,
      expected: 'DNS over UDP and TCP is allowed',
      help: {
        app: helpWith(
          "add `new AllowDns(chart, 'allow-dns')`, which opens what the cluster has, or declare the workload `dns: false`",
        ),
        manifests: helpWith(`open UDP and TCP ${ports.first} to the pods that resolve names, in a policy for egress`),
      },
      trace: traceOf(judgement, id, resolver, context.nameOf),
      together: {
        key: `${found} ${causes.map(({ namespace, name }) => `${namespace}/${name}`).join(' ')}`,
        name: `\`${id}\``,
        said: 'workloads may open connections, but cannot look up names',
        ...(where && { where }),
      },
    };
  });
}

export const dnsBlocked: Rule = {
  code: 'NP302',
  id: 'dns-blocked',
  severity: 'error',
  scope: 'cluster',
  summary: 'A workload with egress rules cannot look up names: DNS is closed to it.',
  why: 'every connection by name would hang until it times out',
  bad: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
allow(web).to(internet()).on(443);`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
allow(web).to(internet()).on(443);`,
  check,
};

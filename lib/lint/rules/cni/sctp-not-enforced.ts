import { asserted } from '../../../profile/cell';
import type { Capabilities } from '../../../profile/network-plugin';
import { fieldOfRule, rulesOf } from '../../matching';
import { onceALine } from '../../once-a-line';
import { ownPolicies, type ProfileContext } from '../../profile-context';
import type { ProfileRule } from '../../profile-rule';
import type { Found } from '../../rule';

/** What is found, and what to do about it, by what the plugin does with SCTP. */
const TEXTS: Readonly<Record<Exclude<Capabilities['sctp'], 'yes'>, readonly [does: string, help: Found['help']]>> = {
  'opt-in': [
    'knows SCTP only where it is switched on',
    {
      app: "switch it on, and say so: `cni: { name: 'cilium', sctp: 'enabled' }`",
      manifests: 'switch it on in the configuration of the plugin',
    },
  ],
  'in-part': ['is known to get SCTP wrong in part', 'try these rules out in the cluster, or use another plugin'],
  no: ['does not know SCTP', 'use a plugin that does'],
};

function check(context: ProfileContext): Found[] {
  const plugin = context.profile?.plugin;
  const does = plugin && asserted(plugin.sctp);
  if (!does || does === 'yes') return [];
  const [text, help] = TEXTS[does];
  const findings = ownPolicies(context).flatMap(({ policy, place }) =>
    rulesOf(policy).flatMap((placed): Found[] => {
      const { ports } = placed.rule;
      const index = ports === 'any' ? -1 : ports.findIndex(({ protocol }) => protocol === 'SCTP');
      if (index < 0) return [];
      return [
        {
          headline: `\`${policy.namespace}/${policy.name}\` has a rule for SCTP, and ${plugin.title} ${text}`,
          where: place(`${fieldOfRule(placed)}.ports[${index}].protocol`),
          found: '`protocol: SCTP`',
          expected: 'TCP or UDP, or a plugin that covers SCTP',
          help,
        },
      ];
    }),
  );
  return onceALine(findings);
}

export const sctpNotEnforced: ProfileRule = {
  code: 'NP604',
  id: 'sctp-not-enforced',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A rule is about SCTP, which the network plugin does not fully cover.',
  why: 'nobody can tell whether such connections get through, and whether others are kept out',
  bad: `
Cluster.configure(app, { cni: 'cilium' });
const core = new Chart(app, 'core', { namespace: 'core' });
new DefaultDeny(core, 'default-deny', { direction: 'ingress' });
const amf = new Workload(core, 'amf', { labels: { app: 'amf' } });
const smf = new Workload(core, 'smf', { labels: { app: 'smf' } });
allow(amf).to(smf).on(sctp(38412));`,
  good: `
Cluster.configure(app, { cni: { name: 'cilium', sctp: 'enabled' } });
const core = new Chart(app, 'core', { namespace: 'core' });
new DefaultDeny(core, 'default-deny', { direction: 'ingress' });
const amf = new Workload(core, 'amf', { labels: { app: 'amf' } });
const smf = new Workload(core, 'smf', { labels: { app: 'smf' } });
allow(amf).to(smf).on(sctp(38412));`,
  check,
};

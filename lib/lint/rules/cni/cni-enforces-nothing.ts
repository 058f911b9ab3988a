import { asserted } from '../../../profile/cell';
import type { ProfileContext } from '../../profile-context';
import type { ProfileRule } from '../../profile-rule';
import type { Found } from '../../rule';

function check({ policies, profile }: ProfileContext): Found[] {
  const plugin = profile?.plugin;
  if (!plugin || asserted(plugin.enforces) !== 'no' || policies.length === 0) return [];
  return [
    {
      headline: `the network plugin \`${plugin.name}\` enforces no policy`,
      where: profile.place(),
      found: policies.length === 1 ? 'one policy' : `${policies.length} policies`,
      expected: 'a network plugin that implements NetworkPolicy',
      help:
        plugin.name === 'flannel'
          ? {
              app: "switch on its policies (`netpol.enabled`, from 0.25.5 on), and say `cni: 'flannel-with-policies'`",
              manifests: 'switch on its policies (`netpol.enabled`, from 0.25.5 on): `--profile flannel-with-policies`',
            }
          : 'use a plugin that implements it, such as Calico or Cilium',
    },
  ];
}

export const cniEnforcesNothing: ProfileRule = {
  code: 'NP601',
  id: 'cni-enforces-nothing',
  severity: 'error',
  scope: 'cluster',
  summary: 'The cluster has policies, and a network plugin that enforces none.',
  why: 'the API server accepts the policies and nothing else happens: everyone reaches everyone',
  bad: `
Cluster.configure(app, { cni: 'flannel' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');`,
  good: `
Cluster.configure(app, { cni: 'flannel-with-policies' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');`,
  check,
};

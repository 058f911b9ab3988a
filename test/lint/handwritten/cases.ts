import { Chart, type App } from 'cdk8s';
import { Elsewhere, NetworkPolicy, Workload, type NetworkPolicyPeer, type NetworkPolicySpec } from '../../../lib/index';
import { findingsOf } from '../../checks/findings';

/** What is written in a chart of the namespace `shop`. */
export type Say = (shop: Chart, app: App) => unknown;

export type Case = readonly [what: string, say: Say, ...ids: string[]];

/** All that is found about a chart, but that it writes no policy where only what others installed is looked at. */
export function found(say: Say) {
  return findingsOf((app) => void say(new Chart(app, 'shop', { namespace: 'shop' }), app)).filter(
    ({ id }) => id !== 'zero-policies',
  );
}

/** Checks the ids of all that is found in each case. */
export function check(cases: readonly Case[]): void {
  test.each(cases.map(([what, say, ...ids]) => ({ what, say, ids })))('$what', ({ say, ids }) => {
    expect(found(say).map(({ id }) => id)).toEqual(ids);
  });
}

let count = 0;

/** A policy that this app writes. */
export function policy(chart: Chart, spec: NetworkPolicySpec): void {
  const name = `policy-${(count += 1)}`;
  new NetworkPolicy(chart, name, { metadata: { name }, spec });
}

/** A policy that others installed. */
export function installed(chart: Chart, spec: NetworkPolicySpec): void {
  const name = `installed-${(count += 1)}`;
  const manifest = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name }, spec };
  new Elsewhere(chart, name, { manifests: [{ ...manifest }] });
}

/** Workloads that are labelled with their names and look up no names. */
export function workloads(chart: Chart, ...names: string[]): void {
  for (const name of names) new Workload(chart, name, { labels: { app: name }, dns: false });
}

export const API = { matchLabels: { app: 'api' } };
export const WEB = { matchLabels: { app: 'web' } };
export const HTTPS: [string, number][] = [['TCP', 443]];

export function named(name: string) {
  return { matchLabels: { 'kubernetes.io/metadata.name': name } };
}

/** Ports of a rule, as manifests have them. */
export const HTTP = [{ protocol: 'TCP' as const, port: 8080 }];

/** A policy that lets some peers in to the API. */
export function letIn(...from: NetworkPolicyPeer[]): NetworkPolicySpec {
  return { podSelector: API, policyTypes: ['Ingress'], ingress: [{ from, ports: HTTP }] };
}

/** A policy that leads from the API to some peers. */
export function leadTo(to: NetworkPolicyPeer[], ports: readonly [protocol: string, port: number][]): NetworkPolicySpec {
  return {
    podSelector: API,
    policyTypes: ['Egress'],
    egress: [{ to, ports: ports.map(([protocol, port]) => ({ protocol: protocol as 'TCP', port })) }],
  };
}

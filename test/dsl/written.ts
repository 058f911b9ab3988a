import type { App, Chart } from 'cdk8s';
import { identityOf } from '../../lib/manifests/manifest';
import { policyOf } from '../../lib/manifests/policy-reading';
import { portsText, portText } from '../../lib/lint/ports-text';
import { selectorText } from '../../lib/lint/selector-text';
import type { Peer, Policy, Rule } from '../../lib/model/policy';
import { formatCidr } from '../../lib/sets/cidr';

/** The API objects of a chart, as cdk8s writes them: the whole app is checked on the way. */
function objectsOf(chart: Chart): object[] {
  return chart.toJson();
}

function policyObjects(app: App): object[] {
  return app.charts.flatMap(objectsOf).filter((object) => identityOf(object).kind === 'NetworkPolicy');
}

/** What an app writes, a line for each policy, in the order in which they are written. */
export function written(app: App): string[] {
  return policyObjects(app).map((object) => summary(policyOf(object)));
}

/** The names of the policies that an app writes, by the path of their chart. */
export function writtenByChart(app: App): Record<string, string[]> {
  return Object.fromEntries(
    app.charts.map((chart) => [
      chart.node.path,
      objectsOf(chart)
        .filter((object) => identityOf(object).kind === 'NetworkPolicy')
        .map((object) => identityOf(object).name),
    ]),
  );
}

function peerText(peer: Peer): string {
  if (peer.kind === 'block') {
    return [formatCidr(peer.cidr), ...peer.except.map((block) => `except ${formatCidr(block)}`)].join(' ');
  }
  const pods = peer.pods ? selectorText(peer.pods) : 'all pods';
  return peer.namespaces ? `${pods} of ${selectorText(peer.namespaces)}` : pods;
}

function portsOfRule(ports: Rule['ports']): string {
  if (ports === 'any') return portsText(ports);
  return ports.map((port) => (port.kind === 'name' ? `${port.protocol} ${port.name}` : portText(port))).join(', ');
}

function ruleText({ peers, ports }: Rule): string {
  const who = peers === 'any' ? 'anyone' : peers.map(peerText).join(' | ');
  return `${who} on ${portsOfRule(ports)}`;
}

/** A policy in one line: `shop/api-from-web: app=api from app=web on TCP 8080`. */
export function summary({ namespace, name, selector, isolates, ingress, egress }: Policy): string {
  const rules = [...ingress.map((rule) => `from ${ruleText(rule)}`), ...egress.map((rule) => `to ${ruleText(rule)}`)];
  const directions = (['ingress', 'egress'] as const).filter((direction) => isolates[direction]).join(' and ');
  return `${namespace}/${name}: ${selectorText(selector)} ${rules.join('; ') || `denied ${directions}`}`;
}

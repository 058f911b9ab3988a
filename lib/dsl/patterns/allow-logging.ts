import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { callerOrigin } from '../caller';
import type { Ends } from '../end';
import { listOfEnds } from '../list-of-ends';
import { onlyPods } from '../only-pods';
import { rememberOrigin } from '../origins';
import type { PatternDescription } from '../pattern';
import { sayForEach } from '../pattern-statement';
import { portsOfProp, type PortsProp } from '../ports-prop';
import { rememberTexts, type StatementTexts } from '../statement-texts';
import { podsIn } from '../values';

export interface AllowLoggingProps<To extends Ends> extends StatementTexts {
  /** What takes the logs, metrics and traces: agents, a collector, or a service outside. */
  readonly to: To;
  /** The ports on which it takes them, such as 24224 (Fluentd, Fluent Bit) or 4317 and 4318 (OpenTelemetry). */
  readonly ports: PortsProp<To>;
  /**
   * The pods that send: those that log, or the agents that collect what others have logged.
   * @default every pod of the chart's namespace
   */
  readonly from?: Ends;
}

/**
 * Lets pods send what they log to whoever collects it: the pods of a namespace to a collector, or the agents of a
 * DaemonSet to the sink. An agent that reads the files of its node needs nothing from the pods that wrote them; one on
 * the host network is no end of any policy, so that a sink has to let in the addresses of the nodes (`cidr(...)`).
 *
 * @throws Mistake for senders that are not pods of a namespace known by name, and for no ends or ports at all.
 * @example
 * new AllowLogging(shop, 'traces', { to: collector, ports: ['otlp'] });
 * new AllowLogging(logging, 'sink', { from: fluentBit, to: elasticsearch, ports: [9200] });
 */
export class AllowLogging<const To extends Ends> extends Construct {
  constructor(scope: Construct, id: string, props: AllowLoggingProps<To>) {
    super(scope, id);
    rememberOrigin(this, callerOrigin());
    rememberTexts(this, props);
    const from = listOfEnds(props.from ?? podsIn(Chart.of(this))).map((end) => onlyPods(end, 'from'));
    sayForEach(this, { from, to: listOfEnds(props.to), ports: portsOfProp(props.ports) });
  }
}

export const allowLoggingPattern: PatternDescription = {
  id: 'allow-logging',
  construct: 'AllowLogging',
  summary: 'Lets pods send logs, metrics and traces to a collector, or agents to their sink.',
  examples: [
    {
      title: 'every pod of a namespace sends to the collector of another, which calls none of them',
      program: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const telemetry = new Chart(app, 'telemetry', { namespace: 'telemetry' });
for (const chart of [shop, telemetry]) {
  new DefaultDeny(chart, 'default-deny');
  new AllowDns(chart, 'allow-dns');
}
new Workload(shop, 'web', { labels: { app: 'web' } });
new Workload(shop, 'api', { labels: { app: 'api' } });
const collector = new Workload(telemetry, 'collector', {
  labels: { app: 'otel-collector' },
  ports: { otlp: 4317, 'otlp-http': 4318, zpages: 55679 },
});
new AllowLogging(shop, 'telemetry', { to: collector, ports: ['otlp', 'otlp-http'] });`,
      opens: ['shop/web -> telemetry/collector 4317/TCP', 'shop/api -> telemetry/collector 4318/TCP'],
      closed: [
        'shop/web -> telemetry/collector 55679/TCP',
        'shop/web -> shop/api 4317/TCP',
        'telemetry/collector -> shop/web 4317/TCP',
        'shop/web -> 203.0.113.7 4317/TCP',
      ],
    },
    {
      title: 'the agents of a DaemonSet send to the sink, and the pods beside them do not',
      program: `
const logging = new Chart(app, 'logging', { namespace: 'logging' });
const agents = new kplus.DaemonSet(logging, 'agents', {
  metadata: { name: 'fluent-bit' },
  containers: [{ image: 'fluent-bit', port: 2020 }],
});
const sink = new Workload(logging, 'sink', { labels: { app: 'fluentd' }, ports: { forward: 24224, admin: 24220 } });
new Workload(logging, 'web', { labels: { app: 'web' } });
new DefaultDeny(logging, 'default-deny');
new AllowDns(logging, 'allow-dns');
new AllowLogging(logging, 'to-sink', { from: agents, to: sink, ports: ['forward'] });`,
      opens: ['logging/fluent-bit -> logging/sink 24224/TCP'],
      closed: [
        'logging/fluent-bit -> logging/sink 24220/TCP',
        'logging/web -> logging/sink 24224/TCP',
        'logging/sink -> logging/fluent-bit 2020/TCP',
      ],
    },
  ],
};

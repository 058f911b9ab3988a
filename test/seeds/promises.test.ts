/**
 * What a tutorial's text promises, said with `ensure` above the tutorial's own policies: it is found wrong while the app
 * synthesizes, also where no rule looks for the mistake by itself. And what mends it, where one statement does.
 */
import { allow, AllowDns, cidr, Cluster, dns, ensure, label, namespace, namespaces, podsIn } from '../../lib/index';
import { judgedLine } from '../reachability/case-verdict';
import { handwritten } from './handwritten';
import { run, type Charts, type Outcome, type Program } from './program';
import { policiesNamed, readTutorial, type TUTORIALS } from './tutorial';

type TutorialName = (typeof TUTORIALS)[number];

/** An app with a tutorial's policies, all or some, and something more. */
function runWith(name: TutorialName, more: Program, ids?: readonly string[]): Outcome {
  const tutorial = readTutorial(name);
  const policies = ids ? policiesNamed(tutorial, ids) : [...tutorial.policies.values()];
  return run(handwritten(tutorial.world, policies, more));
}

interface BrokenPromise {
  readonly mistake: string;
  readonly promise: string;
  readonly tutorial: TutorialName;
  readonly ensure: (chart: Charts) => void;
  /** What the evaluator says about the connection that breaks the promise. */
  readonly found: string;
}

const pods = (chart: Charts, name: string, query: Record<string, string>) => podsIn(chart(name)).pods(query);

const BROKEN: readonly BrokenPromise[] = [
  {
    mistake: 'Z1',
    promise: 'only the backend reaches the database',
    tutorial: 'frontend-backend-db',
    ensure: (chart) => {
      ensure(pods(chart, 'db', { run: 'db' })).isReachedOnlyBy(podsIn(chart('db')), namespace('backend'));
    },
    found: 'allowed',
  },
  {
    mistake: 'Z2',
    promise: 'no pod of frontend reaches another',
    tutorial: 'frontend-backend-db',
    ensure: (chart) => {
      ensure(podsIn(chart('frontend'))).cannotReach(namespace('frontend'));
    },
    found: 'allowed',
  },
  {
    mistake: 'Z3',
    promise: 'the resolvers are reached for DNS only',
    tutorial: 'frontend-backend-db',
    ensure: (chart) => {
      ensure(podsIn(chart('frontend')))
        .cannotReach(namespace('kube-system'))
        .on(9153);
    },
    found: 'allowed',
  },
  {
    mistake: 'Z4',
    promise: 'the backend is reached on port 80 only',
    tutorial: 'frontend-backend-db',
    ensure: (chart) => {
      ensure(podsIn(chart('frontend')))
        .cannotReach(namespace('backend'))
        .on(22);
    },
    found: 'allowed',
  },
  {
    mistake: 'Z5',
    promise: 'the database can look up names',
    tutorial: 'frontend-backend-db',
    ensure: (chart) => {
      ensure(pods(chart, 'db', { run: 'db' }))
        .canReach(namespace('kube-system').pods({ 'k8s-app': 'kube-dns' }))
        .on(53);
    },
    found: 'denied',
  },
  {
    mistake: 'Z8',
    promise: 'the backend can look up names',
    tutorial: 'open-networks-to-zero-trust',
    ensure: (chart) => {
      ensure(pods(chart, 'default', { app: 'backend' }))
        .canReach(namespace('kube-system').pods({ 'k8s-app': 'kube-dns' }))
        .on(53);
    },
    found: 'depends',
  },
  {
    mistake: 'Z10',
    promise: 'names are looked up in kube-system only',
    tutorial: 'ingress-egress-default-deny',
    ensure: (chart) => {
      const elsewhere = namespaces(label('kubernetes.io/metadata.name').notIn('kube-system', 'production'));
      ensure(podsIn(chart('production'))).cannotReach(elsewhere);
    },
    found: 'allowed',
  },
  {
    mistake: 'Z11',
    promise: 'only web and the Prometheus of monitoring reach the api',
    tutorial: 'ingress-egress-default-deny',
    ensure: (chart) => {
      const prometheus = namespace('monitoring').pods({ app: 'prometheus' });
      ensure(pods(chart, 'production', { app: 'api' })).isReachedOnlyBy(namespace('production'), prometheus);
    },
    found: 'allowed',
  },
  {
    mistake: 'Z13',
    promise: 'only monitoring reaches the metrics of the payment service',
    tutorial: 'ten-policies',
    ensure: (chart) => {
      ensure(pods(chart, 'production', { app: 'payment' })).isReachedOnlyBy(namespace('monitoring'));
    },
    found: 'allowed',
  },
  {
    mistake: 'Z14',
    promise: 'web reaches the api',
    tutorial: 'ingress-egress-default-deny',
    ensure: (chart) => {
      ensure(pods(chart, 'production', { app: 'web' }))
        .canReach(namespace('production').pods({ app: 'api' }))
        .on(8080);
    },
    found: 'denied',
  },
  {
    mistake: 'Z16',
    promise: 'web reaches the api',
    tutorial: 'trust-model-chapter',
    ensure: (chart) => {
      ensure(pods(chart, 'frontend', { app: 'web' }))
        .canReach(namespace('payments').pods({ app: 'api' }))
        .on(8080);
    },
    found: 'denied',
  },
  {
    mistake: 'Z17',
    promise: 'the api reaches the database',
    tutorial: 'trust-model-chapter',
    ensure: (chart) => {
      ensure(pods(chart, 'payments', { app: 'api' }))
        .canReach(namespace('payments').pods({ app: 'db' }))
        .on(5432);
    },
    found: 'denied',
  },
];

describe('a promise that the policies do not keep is found', () => {
  test.each(BROKEN.map((broken) => [broken.mistake, broken.promise, broken] as const))(
    '%s: %s',
    (_, __, { tutorial, ensure: say, found }) => {
      const { examination } = runWith(tutorial, say);
      const failed = examination.findings.filter(({ id }) => id === 'assertion-failed');
      expect(failed.map((finding) => finding.found)).toEqual([found]);
    },
  );

  test('Z15: the excepted address is closed, until another policy of the app opens it', () => {
    const closed: Program = (chart) => {
      ensure(podsIn(chart('payments'))).cannotReach(cidr('203.0.113.10/32'));
    };
    const alone = runWith('trust-model-chapter', closed, ['payments/default-deny-all', 'payments/allow-external-api']);
    expect(alone.findings.filter((finding) => finding.startsWith('assertion-failed'))).toEqual([]);
    const opened = runWith('trust-model-chapter', (chart, app) => {
      closed(chart, app);
      allow(podsIn(chart('payments')))
        .to(cidr('203.0.113.0/28'))
        .on(443);
    });
    const failed = opened.examination.findings.filter(({ id }) => id === 'assertion-failed');
    expect(failed.map(({ headline }) => headline)).toEqual([expect.stringContaining('203.0.113.10')]);
  });
});

describe('one statement mends it', () => {
  function verdicts({ examination }: Outcome, lines: readonly string[]): readonly string[] {
    const world = examination.clusters[0]?.world;
    if (!world) throw new Error('an app is one cluster');
    return lines.map((line) => judgedLine(world, line));
  }

  test('Z12: the checks know where this cluster has its DNS, and AllowDns goes there', () => {
    const onOpenShift: Program = (_, app) => Cluster.configure(app, { dns: dns.openShift() });
    const blocked = runWith('trust-model-chapter', onOpenShift, [
      'payments/default-deny-all',
      'payments/allow-dns-egress',
    ]);
    expect(blocked.findings).toEqual(['dns-blocked at payments/policies/default-deny-all']);
    const mended = runWith(
      'trust-model-chapter',
      (chart, app) => {
        onOpenShift(chart, app);
        new AllowDns(chart('payments'), 'allow-dns');
      },
      ['payments/default-deny-all', 'payments/allow-dns-egress'],
    );
    expect(mended.findings).toEqual([]);
  });

  test('Z14: an allow writes the egress half too, and the finding is gone', () => {
    const mended = runWith('ingress-egress-default-deny', (chart) => {
      allow(pods(chart, 'production', { app: 'web' }))
        .to(namespace('production').pods({ app: 'api' }))
        .on(8080);
    });
    const opened = ['production/web -> production/api 8080/TCP allowed'];
    // What is left are mistakes of other policies of that tutorial.
    expect([...mended.findings].sort()).toEqual([
      'all-ports at production/policies/allow-prometheus spec.ingress[0]',
      'spoofable-peer at production/policies/allow-dns spec.egress[0].to[0].namespaceSelector',
    ]);
    expect(verdicts(mended, opened)).toEqual(opened);
  });

  test('Z16: the finding names the pods that were meant, and an allow from them opens the connection', () => {
    const handmade = runWith('trust-model-chapter', () => undefined);
    expect(handmade.examination.findings.map(({ help }) => help)).toEqual([expect.stringContaining('`frontend/web`')]);
    const others = [...readTutorial('trust-model-chapter').policies.keys()].filter((id) => !id.endsWith('web-to-api'));
    const mended = runWith(
      'trust-model-chapter',
      (chart) => {
        allow(pods(chart, 'frontend', { app: 'web' }))
          .to(namespace('payments').pods({ app: 'api' }))
          .on(8080);
      },
      others,
    );
    const opened = ['frontend/web -> payments/api 8080/TCP allowed'];
    expect(mended.findings).toEqual([]);
    expect(verdicts(mended, opened)).toEqual(opened);
  });

  test('Z17: an allow opens the drawn arrow on both sides, for the api alone', () => {
    const drawn: Program = (chart) => {
      const db = pods(chart, 'payments', { app: 'db' });
      const api = namespace('payments').pods({ app: 'api' });
      allow(api).to(db).on(5432);
      ensure(api).canReach(db).on(5432);
      ensure(db).isReachedOnlyBy(api);
    };
    const mended = runWith('trust-model-chapter', drawn);
    // The other arrow's mistake stays, as it is not what this statement is about.
    expect(mended.findings).toEqual([
      expect.stringContaining('peer-matches-nothing at payments/policies/allow-web-to-api'),
    ]);
    const lines = [
      'payments/api -> payments/db 5432/TCP allowed',
      'payments/api -> payments/db 22/TCP denied',
      'frontend/web -> payments/db 5432/TCP denied',
    ];
    expect(verdicts(mended, lines)).toEqual(lines);
  });
});

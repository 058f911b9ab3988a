/** A kind that changes who can reach whom, or that makes pods, and that is not judged here. */
export interface NotJudgedKind {
  readonly group: string;
  readonly kind: string;
  /** What it does to a verdict, as the end of "it is not judged: ...". */
  readonly reason: string;
}

const BEFORE = 'it decides before any NetworkPolicy does';
const AFTER = 'it decides where no NetworkPolicy selects the pod';
const CILIUM = 'Cilium adds it to the NetworkPolicies, and its denies win over them';
const CALICO = 'Calico orders it among the NetworkPolicies, and it can deny';
const STAGED = 'Calico only reports what it would do, until it is enforced';
const ANTREA = 'Antrea puts its tiers before and after the NetworkPolicies, and it can deny';

function kinds(group: string, reasons: Readonly<Record<string, string>>): readonly NotJudgedKind[] {
  return Object.entries(reasons).map(([kind, reason]) => ({ group, kind, reason }));
}

const CALICO_KINDS = {
  NetworkPolicy: CALICO,
  GlobalNetworkPolicy: CALICO,
  StagedNetworkPolicy: STAGED,
  StagedGlobalNetworkPolicy: STAGED,
  StagedKubernetesNetworkPolicy: STAGED,
};

const PODS = 'it makes pods, and a verdict knows only those that were read as objects of their own';

function podMakers(group: string, ...names: string[]): readonly NotJudgedKind[] {
  return kinds(group, Object.fromEntries(names.map((kind) => [kind, PODS])));
}

/** The kinds that make pods in ways of their own: those of platforms, and those of widely used operators. */
export const POD_MAKERS: readonly NotJudgedKind[] = [
  ...podMakers('apps.openshift.io', 'DeploymentConfig'),
  ...podMakers('serving.knative.dev', 'Service', 'Configuration'),
  ...podMakers('kubevirt.io', 'VirtualMachine', 'VirtualMachineInstance'),
  ...podMakers('apps.kruise.io', 'CloneSet', 'StatefulSet', 'DaemonSet'),
  ...podMakers('argoproj.io', 'Workflow', 'CronWorkflow', 'ArgoCD'),
  ...podMakers('tekton.dev', 'PipelineRun', 'TaskRun'),
  ...podMakers('monitoring.coreos.com', 'Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler'),
  ...podMakers('operator.victoriametrics.com', 'VMAgent', 'VMAlert', 'VMCluster', 'VMSingle'),
  ...podMakers('opentelemetry.io', 'OpenTelemetryCollector'),
  ...podMakers('jaegertracing.io', 'Jaeger'),
  ...podMakers('grafana.integreatly.org', 'Grafana'),
  ...podMakers('postgresql.cnpg.io', 'Cluster', 'Pooler'),
  ...podMakers('acid.zalan.do', 'postgresql'),
  ...podMakers('postgres-operator.crunchydata.com', 'PostgresCluster'),
  ...podMakers('pxc.percona.com', 'PerconaXtraDBCluster'),
  ...podMakers('psmdb.percona.com', 'PerconaServerMongoDB'),
  ...podMakers('mongodbcommunity.mongodb.com', 'MongoDBCommunity'),
  ...podMakers('mysql.oracle.com', 'InnoDBCluster'),
  ...podMakers('k8s.mariadb.com', 'MariaDB', 'MaxScale'),
  ...podMakers('redis.redis.opstreelabs.in', 'Redis', 'RedisCluster', 'RedisReplication', 'RedisSentinel'),
  ...podMakers('databases.spotahome.com', 'RedisFailover'),
  ...podMakers('kafka.strimzi.io', 'Kafka', 'KafkaNodePool', 'KafkaConnect', 'KafkaBridge', 'KafkaMirrorMaker2'),
  ...podMakers('rabbitmq.com', 'RabbitmqCluster'),
  ...podMakers('elasticsearch.k8s.elastic.co', 'Elasticsearch'),
  ...podMakers('kibana.k8s.elastic.co', 'Kibana'),
  ...podMakers('opensearch.opster.io', 'OpenSearchCluster'),
  ...podMakers('cassandra.datastax.com', 'CassandraDatacenter'),
  ...podMakers('k8s.keycloak.org', 'Keycloak'),
  ...podMakers('ray.io', 'RayCluster', 'RayJob', 'RayService'),
  ...podMakers('sparkoperator.k8s.io', 'SparkApplication', 'ScheduledSparkApplication'),
  ...podMakers('flink.apache.org', 'FlinkDeployment'),
  ...podMakers('minio.min.io', 'Tenant'),
];

/** Every kind that a verdict leaves out although it counts in the cluster. */
export const NOT_JUDGED_KINDS: readonly NotJudgedKind[] = Object.freeze([
  ...kinds('policy.networking.k8s.io', {
    AdminNetworkPolicy: BEFORE,
    BaselineAdminNetworkPolicy: AFTER,
    ClusterNetworkPolicy: 'it decides before any NetworkPolicy does, or where none selects the pod',
  }),
  ...kinds('networking.k8s.aws', {
    ClusterNetworkPolicy: 'it decides before any NetworkPolicy does, or where none selects the pod',
    ApplicationNetworkPolicy: 'it opens egress by domain name beside the NetworkPolicies',
  }),
  ...kinds('cilium.io', { CiliumNetworkPolicy: CILIUM, CiliumClusterwideNetworkPolicy: CILIUM }),
  ...kinds('projectcalico.org', CALICO_KINDS),
  ...kinds('crd.projectcalico.org', CALICO_KINDS),
  ...kinds('security.istio.io', {
    AuthorizationPolicy: 'Istio decides on each request after the network has let it through',
  }),
  ...kinds('crd.antrea.io', { NetworkPolicy: ANTREA, ClusterNetworkPolicy: ANTREA }),
  ...kinds('networking.gke.io', {
    FQDNNetworkPolicy: 'it opens egress by domain name beside the NetworkPolicies',
  }),
  ...POD_MAKERS,
]);

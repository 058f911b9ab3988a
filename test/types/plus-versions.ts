/** Workloads of any cdk8s-plus are ends as they are. Never run; `types.test.ts` compiles it. */
import { Chart, Cron, Testing } from 'cdk8s';
import { allow, workload, Workload, type Connectable, type EndLike } from 'cdk8s-netpol';
import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import * as plus34 from 'cdk8s-plus-34';

const shop = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const containers = [{ image: 'api' }];
const schedule = Cron.hourly();

export const ends: readonly EndLike[] = [
  new plus28.Deployment(shop, 'a', { containers }),
  new plus28.StatefulSet(shop, 'b', { containers }),
  new plus28.DaemonSet(shop, 'c', { containers }),
  new plus28.Job(shop, 'd', { containers }),
  new plus28.CronJob(shop, 'e', { containers, schedule }),
  new plus28.Pod(shop, 'f', { containers }),
  new plus33.Deployment(shop, 'g', { containers }),
  new plus33.StatefulSet(shop, 'h', { containers }),
  new plus33.DaemonSet(shop, 'i', { containers }),
  new plus33.Job(shop, 'j', { containers }),
  new plus33.CronJob(shop, 'k', { containers, schedule }),
  new plus33.Pod(shop, 'l', { containers }),
  new plus34.Deployment(shop, 'm', { containers }),
  new plus34.StatefulSet(shop, 'n', { containers }),
  new plus34.DaemonSet(shop, 'o', { containers }),
  new plus34.Job(shop, 'p', { containers }),
  new plus34.CronJob(shop, 'q', { containers, schedule }),
  new plus34.Pod(shop, 'r', { containers }),
];

class Shop extends plus28.Deployment {}
allow(web)
  .to(new Shop(shop, 's', { containers }))
  .on('http');

class Carrying implements Connectable {
  readonly workload = new Workload(shop, 't', { labels: { app: 't' }, ports: { http: 80 } });
}
allow(web).to(new Carrying()).on('http');
allow(web)
  .to(workload(new plus28.k8s.KubeDeployment(shop, 'u'), { labels: { app: 'u' }, ports: { http: 80 } }))
  .on('http');

export const services: readonly EndLike[] = [
  new plus28.Service(shop, 'v28', { ports: [{ port: 80 }] }),
  new plus33.Service(shop, 'v33', { ports: [{ port: 80 }] }),
  new plus34.Service(shop, 'v34', { ports: [{ port: 80 }] }),
];
allow(web)
  .to(new plus28.Service(shop, 'v', { ports: [{ name: 'http', port: 80 }] }))
  .on('http', 80);
allow(web).to(new plus28.k8s.KubeDeployment(shop, 'x')).on('http', 80);
allow(web)
  .to(workload(new plus28.k8s.KubeDeployment(shop, 'z')))
  .on('http');

// @ts-expect-error the carried workload declares no such name
allow(web).to(new Carrying()).on('https');
// @ts-expect-error a namespace of cdk8s-plus is no end: write `namespace(name)`
allow(web).to(new plus28.Namespace(shop, 'w')).on(80);
// @ts-expect-error a peer of cdk8s-plus is none of ours
allow(web).to(plus28.Pods.all(shop, 'y')).on(80);
// @ts-expect-error a string is no end
allow(web).to('api').on(80);
// @ts-expect-error a chart is no end: write `podsIn(chart)`
allow(web).to(shop).on(80);

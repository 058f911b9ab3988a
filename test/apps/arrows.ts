/** What an app is meant to open. */
export interface Drawing {
  /** Who may call whom, on which ports: `frontend/web -> payments/api TCP 8080`. */
  readonly arrows: readonly string[];
  /** Who may look up names. */
  readonly lookups: readonly string[];
  /** The namespaces in which everybody may look up names, whoever starts a pod there. */
  readonly lookupNamespaces: readonly string[];
  /**
   * What is open to everyone, pods that nobody isolates included: `ingress-nginx/controller TCP 80, 443`.
   * @default nothing
   */
  readonly anyone?: readonly string[];
}

const PLATFORM_NAMESPACES = ['billing', 'cert-manager', 'ingress-nginx', 'insights', 'monitoring', 'storefront'];

/** The platform, which is the same in every cluster, but for where the API server is and what else a cloud has. */
function platform(elsewhere: readonly string[]): Drawing {
  const anyone = ['ingress-nginx/controller TCP 80, 443, 8443', 'cert-manager/webhook TCP 10250'];
  const callers = ['kube-system/kube-dns', '8.8.8.8', '169.254.169.254', '172.16.0.1'];
  return {
    arrows: [
      'ingress-nginx/controller -> storefront/web TCP 8080',
      'ingress-nginx/controller -> storefront/certificates-solver TCP 8089',
      'storefront/web -> storefront/cart TCP 7000',
      'storefront/web -> billing/api TCP 8443',
      'billing/api -> billing/ledger TCP 5432',
      'insights/exporter -> insights/store TCP 9000',
      'insights/store -> insights/store TCP 9000, 9009',
      'monitoring/prometheus -> billing/api TCP 9464',
      'monitoring/prometheus -> monitoring/alertmanager TCP 9093',
      'monitoring/alertmanager -> monitoring/alertmanager TCP 9094; UDP 9094',
      'cert-manager/controller -> 8.8.8.8 TCP 443',
      'insights/exporter -> 8.8.8.8 TCP 443',
      ...anyone.flatMap((open) => callers.map((caller) => `${caller} -> ${open}`)),

      ...elsewhere,
    ],
    lookups: [
      'billing/api',
      'billing/ledger',
      'cert-manager/cainjector',
      'cert-manager/controller',
      'cert-manager/webhook',
      'ingress-nginx/controller',
      'insights/exporter',
      'insights/store',
      'monitoring/alertmanager',
      'monitoring/prometheus',
      'storefront/cart',
      'storefront/certificates-solver',
      'storefront/web',
    ],
    lookupNamespaces: PLATFORM_NAMESPACES,
    anyone,
  };
}

/** The drawings that the apps were written from, by hand, so that no code of ours can agree with itself. */
export const DRAWINGS: Readonly<Record<string, Drawing>> = {
  payments: {
    arrows: [
      'frontend/web -> payments/api TCP 8080',
      'monitoring/prometheus -> payments/api TCP 9090',
      'payments/api -> payments/db TCP 5432',
    ],
    lookups: ['frontend/web', 'payments/api', 'payments/db'],
    lookupNamespaces: ['frontend', 'payments'],
  },
  'three-tier': {
    arrows: ['frontend/frontend -> backend/backend TCP 80', 'backend/backend -> db/db TCP 80'],
    lookups: ['frontend/frontend', 'backend/backend'],
    lookupNamespaces: ['frontend', 'backend'],
  },
  boutique: {
    arrows: [
      'ingress-nginx/controller -> shop/frontend TCP 8080',
      'shop-load/generator -> shop/frontend TCP 8080',

      'shop/frontend -> shop/ads TCP 9555',
      'shop/frontend -> shop/cart TCP 7070',
      'shop/frontend -> shop/catalog TCP 3550',
      'shop/frontend -> shop/checkout TCP 5050',
      'shop/frontend -> shop/currency TCP 7000',
      'shop/frontend -> shop/recommendation TCP 8080',
      'shop/frontend -> shop/shipping TCP 50051',

      'shop/checkout -> shop/cart TCP 7070',
      'shop/checkout -> shop/catalog TCP 3550',
      'shop/checkout -> shop/currency TCP 7000',
      'shop/checkout -> shop/email TCP 8080',
      'shop/checkout -> shop/payment TCP 50051',
      'shop/checkout -> shop/shipping TCP 50051',

      'shop/recommendation -> shop/catalog TCP 3550',
      'shop/cart -> shop-data/redis TCP 6379',
    ],
    lookups: [
      'shop-load/generator',
      'shop/ads',
      'shop/cart',
      'shop/catalog',
      'shop/checkout',
      'shop/currency',
      'shop/email',
      'shop/frontend',
      'shop/payment',
      'shop/recommendation',
      'shop/shipping',
    ],
    lookupNamespaces: ['shop', 'shop-load'],
  },
  'platform development': platform([]),
  'platform production': platform(['insights/exporter -> 169.254.169.254 TCP 80']),
};

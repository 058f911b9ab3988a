/** What an app is meant to open. */
export interface Drawing {
  /** Who may call whom, on which ports: `frontend/web -> payments/api TCP 8080`. */
  readonly arrows: readonly string[];
  /** Who may look up names. */
  readonly lookups: readonly string[];
  /** The namespaces in which everybody may look up names, whoever starts a pod there. */
  readonly lookupNamespaces: readonly string[];
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
};

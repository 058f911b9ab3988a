import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { kindOf } from '../../../lib/manifests/kinds';
import { routingOf, routingOfObject } from '../../../lib/manifests/routing/routing-of';
import { ROUTING_KINDS } from '../../../lib/manifests/routing/routing-kinds';
import { partsOf, type Routing } from '../../../lib/model/routing';
import { formatAddress } from '../../../lib/sets/address';

/** What is read, as a case writes it: addresses as texts, and lists only where there is something in them. */
type WrittenRouting = Partial<Record<keyof Routing, readonly unknown[]>>;

interface ReaderCase extends WrittenRouting {
  readonly title: string;
  readonly object: object;
  /** Each as the API server prints it. */
  readonly refused?: readonly string[];
}

const FILE = join(__dirname, '..', '..', 'fixtures', 'manifests', 'routing.yaml');
const CASES = parse(readFileSync(FILE, 'utf8')) as readonly ReaderCase[];

function written(routing: Routing): WrittenRouting {
  const services = routing.services.map((service) => ({
    ...service,
    addresses: service.addresses.map(formatAddress),
  }));
  return Object.fromEntries(Object.entries({ ...routing, services }).filter(([, parts]) => parts.length > 0));
}

test.each(CASES)('$title', ({ title: _, object, refused = [], ...routing }) => {
  for (const isPlainData of [true, false]) {
    const reading = routingOfObject(object, { isPlainData });
    expect(reading.errors.map(({ message }) => message)).toEqual(refused);
    // What is undefined and what is absent is the same to all who read it.
    expect(JSON.parse(JSON.stringify(written(reading.routing)))).toEqual(routing);
  }
});

test('every kind of the table is read, in each of its versions', () => {
  const kinds = new Set(CASES.map(({ object }) => (object as { kind: string }).kind));
  for (const [qualified, versions] of ROUTING_KINDS) {
    const [kind = '', ...group] = qualified.split('.');
    for (const version of versions) {
      const object = { apiVersion: [group.join('.'), version].filter(Boolean).join('/'), kind };
      expect([qualified, kindOf(object)]).toEqual([qualified, 'routing']);
      // Nothing at all is read where there is no reader.
      expect(routingOfObject(object).errors.map(({ field }) => field)).toContain('metadata.name');
    }
    const isLikeOthers = ['TLSRoute', 'UDPRoute'].includes(kind);
    expect([kind, kinds.has(kind) || isLikeOthers]).toEqual([kind, true]);
  }
});

test('other objects lead nowhere, whatever they are', () => {
  for (const object of [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } }, {}, { kind: 3 }]) {
    expect(routingOfObject(object)).toEqual({ routing: routingOf([]).routing, errors: [] });
  }
});

test('an object may be anything: a reader never throws because of it', () => {
  const values = fc.anything({ withNullPrototype: true, withBigInt: true, maxDepth: 4 });
  const kinds = [...ROUTING_KINDS].map(([qualified, [version = '']]) => {
    const [kind = '', ...group] = qualified.split('.');
    return { apiVersion: [group.join('.'), version].filter(Boolean).join('/'), kind };
  });
  fc.assert(
    fc.property(fc.constantFrom(...kinds), values, values, values, (type, metadata, spec, webhooks) => {
      const object = { ...type, metadata, spec, webhooks };
      expect(routingOfObject(object).routing.services.length).toBeLessThan(2);
    }),
    { numRuns: 500 },
  );
});

test('what is read cannot be changed any more', () => {
  for (const { object } of CASES) {
    const { routing } = routingOfObject(object);
    expect(Object.isFrozen(routing)).toBe(true);
    expect(partsOf(routing).every((part) => Object.isFrozen(part))).toBe(true);
  }
});

test('the objects of many are put together in their order, and each part is known by its object', () => {
  const objects = CASES.filter(({ refused }) => refused === undefined).map(({ object }) => object);
  const { routing, sources } = routingOf(objects, { namespace: 'elsewhere' });
  expect(routing.services.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual([
    'shop/api',
    'elsewhere/api',
    'shop/api-',
    'elsewhere/api',
  ]);
  const [first] = routing.services;
  expect(first && sources.get(first)).toBe(objects[0]);
  expect(sources.size).toBe(partsOf(routing).length);
});

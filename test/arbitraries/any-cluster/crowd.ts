import * as fc from 'fast-check';
import { NAMESPACE_NAME_LABEL, type Labels } from '../../../lib/model/labels';
import { selectorOf, type Selector } from '../../../lib/model/selector';
import type { WrittenWorld } from '../any-cluster';
import { PLAIN } from './choosing';
import { NAMESPACE_NAMES } from './labels';
import { anyOptions } from './options';
import { policy } from './policies';
import { template } from './workloads';

const place = fc.nat({ max: 39 });

/** Selectors of crowds mention dozens of keys: half of them numbered ones. */
function withNumberedKey({ requirements }: Selector, number: number): Selector {
  return selectorOf(requirements.map((one) => ({ ...one, key: `${one.key}-${number}` })));
}

function withNumberedKeys(labels: Labels, number: number): Labels {
  return {
    ...labels,
    ...Object.fromEntries(Object.entries(labels).map(([key, value]) => [`${key}-${number}`, value])),
  };
}

/**
 * A world of a size at which an index counts in words of bits: some dozens of namespaces, workloads and policies. The
 * namespaces are those of small worlds, numbered, so that most policies have pods, and most pods have policies.
 */
export const crowd: fc.Arbitrary<WrittenWorld> = fc
  .record(
    {
      workloads: fc.array(fc.tuple(template, place), { minLength: 20, maxLength: 90, size: 'max' }),
      policies: fc.array(fc.tuple(policy, place), { minLength: 20, maxLength: 90, size: 'max' }),
      spread: fc.constantFrom(1, 4, 40),
      options: anyOptions,
    },
    PLAIN,
  )
  .map(({ workloads, policies, spread, options }) => {
    const placed = (namespace: string, number: number) => `${namespace}-${number % spread}`;
    return {
      options,
      cluster: {
        namespaces: NAMESPACE_NAMES.map((name) => placed(name, 0)).map((name, index) => ({
          name,
          labels: { team: index === 0 ? 'a' : 'b', [NAMESPACE_NAME_LABEL]: name },
        })),
        workloads: workloads.map(([one, number], index) => ({
          ...one,
          namespace: placed(one.namespace, number),
          name: `pods-${index}`,
          labels: withNumberedKeys(one.labels, number),
        })),
        policies: policies.map(([one, number]) => ({
          ...one,
          namespace: placed(one.namespace, number),
          selector: number % 2 === 0 ? withNumberedKey(one.selector, number) : one.selector,
        })),
      },
    };
  });

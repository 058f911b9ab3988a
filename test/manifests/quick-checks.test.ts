import * as fc from 'fast-check';
import { readPolicy } from '../../lib/manifests/policy-reading';
import { specOf } from '../../lib/manifests/policy-writing';
import {
  dnsLabelProblems,
  labelKeyProblems,
  labelValueProblems,
  portNameProblems,
  subdomainProblems,
} from '../../lib/manifests/validation';
import { byteLength } from '../../lib/manifests/validation/go-text';
import { workloadOf } from '../../lib/manifests/workloads';
import { anyPolicy } from '../arbitraries/policy';

/** Texts near the edge of what names and labels may be. */
const nearName = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', '.', '_', '/', ' ', 'é', '\n'), maxLength: 8 }),
  fc
    .tuple(fc.constantFrom(14, 15, 16, 62, 63, 64, 252, 253, 254), fc.constantFrom('', '-', '.', 'x/', 'A'))
    .map(([length, start]) => start + 'a'.repeat(length - start.length)),
);

/** Each rule, and what it comes to when it is said as one pattern and a number of bytes. */
const RULES: readonly (readonly [string, (text: string) => readonly string[], (text: string) => boolean])[] = [
  ['label values', labelValueProblems, (text) => text === '' || isLabelName(text)],
  ['label keys', labelKeyProblems, isLabelKey],
  ['DNS labels', dnsLabelProblems, (text) => text.length <= 63 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(text)],
  ['subdomains', subdomainProblems, isSubdomain],
  ['port names', portNameProblems, isPortName],
];

function isLabelName(text: string): boolean {
  return text.length <= 63 && /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/.test(text) && !text.endsWith('\n');
}

function isSubdomain(text: string): boolean {
  const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
  return text.length <= 253 && new RegExp(`^${label}(?:\\.${label})*$`).test(text);
}

function isLabelKey(text: string): boolean {
  const [first = '', second, third] = text.split('/');
  return third === undefined && (second === undefined ? isLabelName(first) : isSubdomain(first) && isLabelName(second));
}

function isPortName(text: string): boolean {
  const isWord = text.length <= 15 && /^[-a-z0-9]+$/.test(text) && /[a-z]/.test(text);
  return isWord && !/^-|-$|--/.test(text);
}

test.each(RULES)(
  'there is nothing to say about good %s, and something about all others',
  (_title, problems, isGood) => {
    fc.assert(
      fc.property(nearName, (text) => {
        expect(problems(text).length === 0).toBe(isGood(text));
      }),
      { numRuns: 1000 },
    );
  },
);

test('bytes are counted as an encoder counts them', () => {
  const encoder = new TextEncoder();
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('a', '\ud83d', '\ude00', 'ß') }),
      (...texts) => {
        for (const text of texts) expect(byteLength(text)).toBe(encoder.encode(text).length);
      },
    ),
  );
});

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', labels: { app: 'web' } },
  spec: { containers: [{ name: 'c', ports: [{ name: 'http', containerPort: 80 }] }] },
  status: { phase: 'Running', podIPs: [{ ip: '10.0.0.1' }] },
};

const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  true,
  1.5,
  70_000,
  '',
  'a b',
  [],
  [null],
  {},
  { x: 1 },
  'http',
  'é',
);

/** A copy with something else at one place. */
function withOther(value: unknown, other: unknown, place: number): unknown {
  let left = place;
  const copied: unknown = JSON.parse(JSON.stringify(value), (_key, inner: unknown) => (left-- === 0 ? other : inner));
  return copied;
}

test('an object that is known to be data is read as any other, whatever is in it', () => {
  fc.assert(
    fc.property(anyPolicy, odd, fc.nat(60), (policy, other, place) => {
      const raw = { metadata: { name: policy.name, namespace: policy.namespace }, spec: specOf(policy) };
      for (const object of [withOther(raw, other, place), withOther(POD, other, place % 20)]) {
        const options = { namespace: 'shop' };
        expect(readPolicy(object, { ...options, isPlainData: true })).toEqual(readPolicy(object, options));
        const anObject = typeof object === 'object' && object !== null ? object : {};
        expect(workloadOf(anObject, { ...options, isPlainData: true })).toEqual(workloadOf(anObject, options));
      }
    }),
  );
});

test('a port that is called as what is not written is a port of that name', () => {
  const ports = [{ port: 'undefined' }, {}, { port: 80, endPort: 90 }, { port: 80 }];
  const { policy } = readPolicy({ metadata: { name: 'a', namespace: 'b' }, spec: { ingress: [{ ports }] } });
  expect(policy?.ingress[0]?.ports).toEqual([
    { kind: 'name', protocol: 'TCP', name: 'undefined' },
    { kind: 'numbers', protocol: 'TCP', first: 1, last: 65535 },
    { kind: 'numbers', protocol: 'TCP', first: 80, last: 90 },
    { kind: 'numbers', protocol: 'TCP', first: 80, last: 80 },
  ]);
});

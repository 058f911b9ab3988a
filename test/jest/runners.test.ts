/** What the matchers do with the `expect` of a runner, with one that keeps failures and with one that throws them. */
import { matchers, registerOn } from 'cdk8s-netpol/jest';
import { shop } from './shop';

interface State {
  assertionCalls: number;
  suppressedErrors: readonly Error[];
}

/** An `expect` whose snapshots fail, at once or at the end of the test. */
function failingExpect(fails: 'at once' | 'at the end' | 'never') {
  let state: State = { assertionCalls: 3, suppressedErrors: [new Error('of another snapshot')] };
  const seen: unknown[] = [];
  const message = 'expect(received).toMatchSnapshot()\n\n- before\n+ after';
  const expectation = (value: unknown) => ({
    toMatchSnapshot: (hint?: string) => {
      seen.push(hint, value);
      state = { ...state, assertionCalls: state.assertionCalls + 1 };
      if (fails === 'at once') throw new Error(message);
      if (fails === 'at the end')
        state = { ...state, suppressedErrors: [...state.suppressedErrors, new Error(message)] };
    },
  });
  const serializers: { test: (value: unknown) => boolean; serialize: (value: unknown) => string }[] = [];
  const fake = Object.assign(expectation, {
    extend: (extended: object) => seen.push(Object.keys(extended)),
    addSnapshotSerializer: (one: (typeof serializers)[number]) => serializers.push(one),
    getState: () => state,
    setState: (change: Partial<State>) => {
      state = { ...state, ...change };
    },
  });
  return { fake, seen, serializers, state: () => state };
}

test.each(['at once', 'at the end'] as const)('a snapshot that differs is one failure, told %s', (fails) => {
  const { fake, state } = failingExpect(fails);
  registerOn(fake);
  const result = matchers.toMatchReachabilitySnapshot.call({}, shop().app);
  expect({ ...result, message: result.message() }).toEqual({
    pass: false,
    message: 'expect(app).toMatchReachabilitySnapshot(hint?)\n\n- before\n+ after',
  });
  expect(state()).toMatchObject({ assertionCalls: 3, suppressedErrors: [new Error('of another snapshot')] });
});

test('a table is kept as it is printed, under the hint', () => {
  const { fake, seen, serializers } = failingExpect('never');
  registerOn(fake);
  const { app, chart } = shop();
  expect(matchers.toMatchReachabilitySnapshot.call({}, app, 'all').pass).toBe(true);
  expect(matchers.toMatchReachabilitySnapshot.call({}, chart).pass).toBe(true);
  expect(seen).toEqual([Object.keys(matchers), 'all', expect.anything(), undefined, expect.anything()]);
  expect(serializers).toHaveLength(1);
  expect(serializers[0]?.test(seen[2])).toBe(true);
  expect(serializers[0]?.test('a text')).toBe(false);
  expect(serializers[0]?.serialize(seen[2])).toMatch(/^from {2,}to {2,}ports\nfront\/web {2,}shop\/api {2}TCP 8080\n/);
});

test('messages stand without what a runner would make of their first line', () => {
  const { app } = shop();
  const { pass, message } = matchers.toAllow.call({ isNot: true }, app, 'front/web', 'shop/api', 8080);
  expect(pass).toBe(true);
  expect(message()).toMatch(/^expect\(app\)\.not\.toAllow\(from, to, \.\.\.ports\)\n\n/);
});

test('messages are worked out only where somebody reads them', () => {
  const matcherHint = jest.fn((name: string) => `what the runner says of ${name}`);
  const { message } = matchers.toAllow.call({ utils: { matcherHint } }, shop().app, 'front/web', 'shop/db', 8080);
  expect(matcherHint).not.toHaveBeenCalled();
  expect(message()).toMatch(/^what the runner says of toAllow\n\nfront\/web -> shop\/db TCP 8080: denied\n/);
});

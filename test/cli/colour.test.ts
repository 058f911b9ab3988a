import { hasColour } from '../../lib/cli/colour';

test.each([
  { isTTY: true, environment: {}, expected: true },
  { isTTY: true, environment: { NO_COLOR: '1' }, expected: false },
  { isTTY: true, environment: { NO_COLOR: '' }, expected: true },
  { isTTY: false, environment: {}, expected: false },
  { isTTY: undefined, environment: {}, expected: false },
])('a stream with isTTY $isTTY under $environment has colours: $expected', ({ isTTY, environment, expected }) => {
  expect(hasColour(isTTY === undefined ? {} : { isTTY }, environment)).toBe(expected);
});

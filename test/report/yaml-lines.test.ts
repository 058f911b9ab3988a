import { parse } from 'yaml';
import { yamlLines } from '../../lib/report/explain/yaml-lines';

test('maps and lists are indented as people write them', () => {
  const value = {
    from: [{ podSelector: { matchLabels: { 'example.com/app': 'web' } } }, { ipBlock: { cidr: '10.0.0.0/8' } }],
    ports: [{ port: 80, protocol: 'TCP' }],
    empty: [{}],
  };
  expect(yamlLines(value)).toEqual([
    'from:',
    '  - podSelector:',
    '      matchLabels:',
    '        example.com/app: web',
    '  - ipBlock:',
    '      cidr: 10.0.0.0/8',
    'ports:',
    '  - port: 80',
    '    protocol: TCP',
    'empty:',
    '  - {}',
  ]);
});

test.each(['yes', 'No', 'on', 'null', '', '1', '1.0', '0x1', '1e3', '.5', '1_000', '12:30'])(
  '%j is written so that kubectl reads it as text',
  (text) => {
    const [line = ''] = yamlLines(text);
    expect(line).toMatch(/^['"].*['"]$/);
    expect(parse(line, { version: '1.1' })).toBe(text);
  },
);

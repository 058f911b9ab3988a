import type { JudgedPolicy, LintContext } from '../../context';
import type { Found, Rule } from '../../rule';

function check({ policies }: LintContext): Found[] {
  const byId = new Map<string, JudgedPolicy[]>();
  for (const judged of policies) {
    const id = `${judged.policy.namespace}/${judged.policy.name}`;
    const alike = byId.get(id);
    if (alike) alike.push(judged);
    else byId.set(id, [judged]);
  }
  return [...byId].flatMap(([id, [first, second]]): Found[] => {
    if (!first || !second) return [];
    return [
      {
        headline: `two policies are named \`${id}\``,
        where: second.place('metadata.name'),
        found: [first, second].map((judged) => `\`${judged.place().path ?? id}\``).join(' and '),
        expected: 'one policy of a name in a namespace',
        help: 'rename or delete one of them',
      },
    ];
  });
}

export const duplicatePolicy: Rule = {
  code: 'NP102',
  id: 'duplicate-policy',
  severity: 'error',
  scope: 'cluster',
  inManifests: false,
  summary: 'Two policies of one namespace have the same name.',
  why: 'they are one object to the API server: the one applied last replaces the other',
  bad: `
for (const id of ['one', 'two']) {
  const shop = new Chart(app, id, { namespace: 'shop' });
  new DefaultDeny(shop, 'default-deny');
}`,
  good: `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny');`,
  check,
};

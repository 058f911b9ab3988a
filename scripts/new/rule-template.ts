/** What tells a new rule from others. */
export interface RuleWords {
  readonly id: string;
  readonly code: string;
  /** The id as the name of a constant. */
  readonly name: string;
}

/** The source of a new rule: one that finds policies of a certain name, to be changed into what it is to be. */
export function ruleTemplate({ id, code, name }: RuleWords): string {
  return `import type { LintContext } from '../../context';
import type { Found, Rule } from '../../rule';

function check({ policies }: LintContext): Found[] {
  return policies
    .filter(({ policy, writtenBy }) => writtenBy !== 'elsewhere' && policy.name === '${id}')
    .map(({ policy, place }) => ({
      headline: \`\\\`\${policy.namespace}/\${policy.name}\\\` is named after a rule\`,
      where: place('metadata.name'),
      found: \`\\\`\${policy.name}\\\`\`,
      expected: 'a name that says what it is for',
      help: 'give it another name',
    }));
}

export const ${name}: Rule = {
  code: '${code}',
  id: '${id}',
  severity: 'warning',
  scope: 'cluster',
  summary: 'A policy is named like this rule.',
  why: 'nobody could tell what it is for',
  bad: \`
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'deny', {
  metadata: { name: '${id}' },
  spec: { podSelector: {}, policyTypes: ['Ingress'] },
});\`,
  good: \`
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new NetworkPolicy(shop, 'deny', {
  metadata: { name: 'default-deny' },
  spec: { podSelector: {}, policyTypes: ['Ingress'] },
});\`,
  check,
};
`;
}

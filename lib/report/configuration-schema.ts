import type { DescribedRule } from './lint-report';

/** The words that a configuration may use. */
export interface ConfigurationWords {
  readonly presets: readonly string[];
  readonly levels: readonly string[];
  /** Those that may be given a level. */
  readonly rules: readonly Pick<DescribedRule, 'id' | 'code' | 'summary'>[];
}

/** The JSON Schema of `netpol.config.json`, by which editors complete and explain it. */
export function configurationSchema({ presets, levels, rules }: ConfigurationWords): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'netpol.config.json',
    title: 'What a project says about the rules of cdk8s-netpol',
    description: 'In netpol.config.json, or under `netpol` in package.json.',
    type: 'object',
    properties: {
      $schema: { description: 'Where this schema is, for editors.', type: 'string' },
      preset: {
        description:
          'recommended: each rule at its own word. strict: one step more seriously. compat: also what linters of others ask for.',
        enum: presets,
        default: presets[0],
      },
      rules: {
        description: 'Levels by rule, over those of the preset.',
        type: 'object',
        properties: Object.fromEntries(
          rules.map(({ id, code, summary }) => [id, { description: `${code}: ${summary}`, $ref: '#/$defs/level' }]),
        ),
        patternProperties: {
          [`^(${rules.map(({ code }) => code).join('|')})$`]: {
            description: 'A rule by its code.',
            $ref: '#/$defs/level',
          },
        },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
    $defs: {
      level: { description: 'How serious its findings are; those of a rule that is off are left out.', enum: levels },
    },
  };
}

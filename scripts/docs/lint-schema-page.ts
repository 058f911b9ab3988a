import { LEVELS, PRESETS } from '../../lib/lint/configuration/configuration';
import { OTHER_FINDINGS, opinionIds } from '../../lib/lint/finding-ids';
import { RULES } from '../../lib/lint/rules';
import { configurationSchema } from '../../lib/report/configuration-schema';
import type { Page } from './page';

/** Lists of words on one line, as Prettier has them. */
function withShortLists(json: string): string {
  return json.replace(/\[\s+((?:"[^"]*",?\s+)+)\]/g, (_, items: string) => `[${items.trim().replace(/\s+/g, ' ')}]`);
}

/** The schema of `netpol.config.json`, by which editors complete the ids of the rules. */
export const configurationSchemaPage: Page = {
  file: 'schemas/netpol.config.json',
  text: () => {
    const ids = opinionIds();
    const rules = [...RULES, ...OTHER_FINDINGS]
      .filter(({ id }) => ids.includes(id))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    const schema = JSON.stringify(configurationSchema({ presets: PRESETS, levels: LEVELS, rules }), null, 2);
    return `${withShortLists(schema)}\n`;
  },
};

import { nearest } from '../diagnostics/nearest';
import { callerOrigin } from './caller';
import type { EmissionProps } from './emission';
import { Mistake } from './mistake';

/** The ways of writing that there are. */
const CHOICES: { readonly [Key in keyof EmissionProps]-?: readonly EmissionProps[Key][] } = {
  merge: ['none', 'workload', 'namespace'],
  portNames: ['keep', 'number'],
  joinPorts: [true, false],
  order: ['argo-cd', 'kapp', 'none'],
};

/**
 * Looks whether there are such ways of writing: programs also run where nobody has checked their types.
 *
 * @throws Mistake for one that there is not.
 */
export function checkedEmission(props: EmissionProps): void {
  for (const [prop, choices] of Object.entries(CHOICES)) {
    const chosen: unknown = props[prop as keyof EmissionProps];
    if (chosen !== undefined && !(choices as readonly unknown[]).includes(chosen)) {
      throw invalidEmission(prop, String(chosen), choices.map(String));
    }
  }
}

function invalidEmission(prop: string, chosen: string, choices: readonly string[]): Mistake {
  const origin = callerOrigin()();
  const suggestion = nearest(chosen, choices);
  return new Mistake({
    code: 'NP234',
    id: 'invalid-emission',
    severity: 'error',
    headline: `\`${prop}: ${chosen}\` is no way of writing policies`,
    where: { ...(origin && { origin }) },
    found: `\`${chosen}\``,
    expected: choices.map((choice) => `\`${choice}\``).join(', '),
    why: 'nobody could tell how the policies are to be written',
    help: suggestion ? `did you mean \`${suggestion}\`?` : 'choose one of these',
  });
}

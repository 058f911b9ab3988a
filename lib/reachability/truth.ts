/** An answer that may be unknown before the cluster runs: `depends` is neither a yes nor a no. */
export type Truth = 'yes' | 'no' | 'depends';

export function truthOf(holds: boolean): Truth {
  return holds ? 'yes' : 'no';
}

/** Yes if all are yes, no if one is no. */
export function allOf(truths: Iterable<Truth>): Truth {
  let all: Truth = 'yes';
  for (const truth of truths) {
    if (truth === 'no') return 'no';
    if (truth === 'depends') all = 'depends';
  }
  return all;
}

/** Yes if one is yes, no if all are no. */
export function anyOf(truths: Iterable<Truth>): Truth {
  let any: Truth = 'no';
  for (const truth of truths) {
    if (truth === 'yes') return 'yes';
    if (truth === 'depends') any = 'depends';
  }
  return any;
}

export function not(truth: Truth): Truth {
  return truth === 'depends' ? 'depends' : truth === 'yes' ? 'no' : 'yes';
}

/** The answer that all of them give; `depends` as soon as two differ. `no` where there is nobody to ask. */
export function agreed(truths: readonly Truth[]): Truth {
  const [first = 'no', ...rest] = truths;
  return rest.every((truth) => truth === first) ? first : 'depends';
}

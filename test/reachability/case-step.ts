import type { Case, LabelEdit, Manifest, Step } from './case-file';

/** A step with all that it inherits from the steps before it. */
export interface FullStep extends Step {
  /** `E21 step 2: E21b`, for the name of a test. */
  readonly place: string;
  /** The world with the label edits so far, and the policies of the moment. */
  readonly manifests: readonly Manifest[];
}

function isMeant(edit: LabelEdit, { kind, metadata }: Manifest): boolean {
  return (
    (kind === 'Namespace' && metadata.name === edit.namespace) ||
    (kind === 'Pod' && `${metadata.namespace}/${metadata.name}` === edit.pod)
  );
}

function relabelled(manifest: Manifest, edit: LabelEdit): Manifest {
  const removed = edit.unset ?? [];
  const kept = Object.entries(manifest.metadata.labels ?? {}).filter(([key]) => !removed.includes(key));
  return { ...manifest, metadata: { ...manifest.metadata, labels: { ...Object.fromEntries(kept), ...edit.set } } };
}

/** @throws Error if there is nothing to label */
function edited(manifests: readonly Manifest[], edit: LabelEdit): readonly Manifest[] {
  if (!manifests.some((manifest) => isMeant(edit, manifest))) {
    throw new Error(`a label edit of nothing: ${JSON.stringify(edit)}`);
  }
  return manifests.map((manifest) => (isMeant(edit, manifest) ? relabelled(manifest, edit) : manifest));
}

/** The steps of a case, each with the world as it then is. */
export function stepsOf({ id, world, steps }: Case): readonly FullStep[] {
  let objects = world;
  let policies: readonly Manifest[] = [];
  return steps.map((step, index) => {
    objects = (step.labels ?? []).reduce(edited, objects);
    policies = step.policies ?? policies;
    const place = [id, steps.length > 1 ? `step ${index + 1}` : '', step.name ? `(${step.name})` : '']
      .filter((part) => part !== '')
      .join(' ');
    return { ...step, place, manifests: [...objects, ...(step.also ?? []), ...policies] };
  });
}

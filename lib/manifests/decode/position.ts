import type { Problems } from './problems';

/**
 * Where a value stands: a step from the value around it. The texts are put together only for a problem. Go names a
 * field by its type and by a path without indexes; people want the indexes.
 */
export class Position {
  private constructor(
    readonly problems: Problems,
    private readonly around: Position | undefined,
    private readonly step: string | number,
    private readonly goStep: string,
    /** The Go type whose field this is, such as `NetworkPolicyPort`; empty for the whole object. */
    readonly goStruct: string,
    /** True inside a Go type that decodes itself. */
    readonly ownDecoder: boolean,
  ) {}

  /** The whole object. */
  static ofObject(problems: Problems): Position {
    return new Position(problems, undefined, '', '', '', false);
  }

  /** A field of a Go struct. */
  ofField(key: string, goStruct: string): Position {
    return new Position(this.problems, this, key, key, goStruct, this.ownDecoder);
  }

  /** An item of a list. */
  ofItem(index: number): Position {
    return new Position(this.problems, this, index, '', this.goStruct, this.ownDecoder);
  }

  /** A value of a map; Go names the map, not the key. */
  ofEntry(key: string): Position {
    return new Position(this.problems, this, key, '', this.goStruct, this.ownDecoder);
  }

  /** The same place, inside a Go type that decodes itself. */
  ofOwnDecoder(): Position {
    return new Position(this.problems, this.around, this.step, this.goStep, this.goStruct, true);
  }

  /** Path with indexes, such as `spec.ingress[0].ports[1].endPort`. */
  get field(): string {
    const { around, step } = this;
    if (around === undefined) return '';
    return typeof step === 'number' ? `${around.field}[${step}]` : joined(around.field, step);
  }

  /** Path without indexes and map keys, such as `spec.ingress.ports.endPort`. */
  get goPath(): string {
    const { around, goStep } = this;
    if (around === undefined) return '';
    return goStep === '' ? around.goPath : joined(around.goPath, goStep);
  }
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

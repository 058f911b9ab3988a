/** One reason for which the API server would refuse an object: an {@link ApiError} is one. */
export interface Refusal {
  /** Path of the field, such as `spec.ingress[0].from[1].ipBlock.cidr`; `''` for the whole object. */
  readonly field: string;
  /** The whole line, as the server prints it. */
  readonly message: string;
}

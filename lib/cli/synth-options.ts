/** What `netpol synth` is asked for. */
export interface SynthOptions {
  readonly apps: string;
  readonly output: string;
  readonly inventory: string;
  readonly run: string;
  readonly table: boolean;
  /** The file that holds the configuration, in place of the one that is found. */
  readonly config?: string;
  /** The day that expiry is judged by. */
  readonly today?: string;
}

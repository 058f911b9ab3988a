/** What `netpol synth` is asked for. */
export interface SynthOptions {
  readonly apps: string;
  readonly output: string;
  readonly inventory: string;
  readonly run: string;
  readonly table: boolean;
}

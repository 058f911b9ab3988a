/** How long work may take in silence, in milliseconds, and how often the line is written again after that. */
const PATIENCE = 1000;
const PAUSE = 100;

/** The stream that progress is written to. */
interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * One line on a terminal that says what a long command is doing, and is gone in the end. Nothing is written into a
 * pipe, nor where the work is done before anybody wonders.
 */
export class Progress {
  private readonly start: number;
  private last: number;
  private isShown = false;

  /** @param now a clock, in milliseconds */
  constructor(
    private readonly stream: ProgressStream,
    private readonly now: () => number,
  ) {
    this.start = now();
    this.last = this.start;
  }

  /** Says what is being done now. */
  at(text: string): void {
    if (!this.stream.isTTY) return;
    const now = this.now();
    if (now - this.start < PATIENCE || (this.isShown && now - this.last < PAUSE)) return;
    this.last = now;
    this.isShown = true;
    this.stream.write(`\r\x1b[K${text.slice(0, (this.stream.columns ?? 80) - 1)}`);
  }

  /** Takes the line away, before other words are written. */
  end(): void {
    if (this.isShown) this.stream.write('\r\x1b[K');
    this.isShown = false;
  }
}

/** How long to wait before the next attempt: 1, 2, 4, 8, 15, 15 … seconds. */

export interface BackoffOptions {
  readonly first?: number;
  readonly most?: number;
  /** Share of the delay that is random, so that a room full of phones does not return at once. */
  readonly jitter?: number;
  readonly random?: () => number;
}

export class Backoff {
  private attempt = 0;
  private readonly first: number;
  private readonly most: number;
  private readonly jitter: number;
  private readonly random: () => number;

  constructor(options: BackoffOptions = {}) {
    this.first = options.first ?? 1000;
    this.most = options.most ?? 15_000;
    this.jitter = options.jitter ?? 0.2;
    this.random = options.random ?? Math.random;
  }

  next(): number {
    const full = Math.min(this.most, this.first * 2 ** this.attempt);
    this.attempt += 1;
    return Math.round(full * (1 - this.jitter * this.random()));
  }

  reset(): void {
    this.attempt = 0;
  }
}

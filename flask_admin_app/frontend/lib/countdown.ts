/** A countdown that can be stopped and held (WCAG 2.2.1), ticking once a second. */

export interface CountdownOptions {
  readonly seconds: number;
  readonly onTick: (left: number) => void;
  readonly onDone: () => void;
}

export class Countdown {
  private left: number;
  private timer: ReturnType<typeof setInterval> | undefined;
  private over = false;
  private readonly options: CountdownOptions;

  constructor(options: CountdownOptions) {
    this.options = options;
    this.left = options.seconds;
  }

  start(): void {
    if (this.over || this.timer !== undefined) return;
    this.options.onTick(this.left);
    this.timer = setInterval(() => {
      this.tick();
    }, 1000);
  }

  /** Nobody is looking: hold, and give the whole time again afterwards. */
  hold(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.left = this.options.seconds;
  }

  stop(): void {
    this.over = true;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private tick(): void {
    this.left -= 1;
    this.options.onTick(this.left);
    if (this.left > 0) return;
    this.stop();
    this.options.onDone();
  }
}

/**
 * How many mails may be claimed and unanswered at once in this worker: after a kill at most these are
 * in doubt (sending.md 5.4, W). Never so small that connections wait for claims.
 */
export class Window {
  readonly size: number;
  private outstanding = 0;
  private waiting: (() => void)[] = [];

  constructor(connections: number) {
    this.size = Math.max(64, 2 * connections, 32);
  }

  /** Takes what is free, once a quarter of the window is: fewer, larger claims. */
  async take(): Promise<number> {
    while (this.size - this.outstanding < this.size / 4) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    const free = this.size - this.outstanding;
    this.outstanding = this.size;
    return free;
  }

  give(places = 1): void {
    if (places === 0) return;
    this.outstanding -= places;
    if (this.size - this.outstanding >= this.size / 4) this.waiting.shift()?.();
  }
}

/**
 * How many mails may be claimed and unanswered at once in this worker: after a kill at most these are
 * in doubt (sending.md 5.4, W). Never so small that connections wait for claims.
 */
export class Window {
  private outstanding = 0;
  private waiting: (() => void)[] = [];

  /** @param connections that there are at most, at the moment */
  constructor(private readonly connections: () => number) {}

  get size(): number {
    return Math.max(64, 2 * this.connections());
  }

  /** Takes what is free, once a quarter of the window is: fewer, larger claims. */
  async take(): Promise<number> {
    while (this.size - this.outstanding < this.size / 4) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    const free = this.size - this.outstanding;
    this.outstanding += free;
    return free;
  }

  give(places = 1): void {
    if (places === 0) return;
    this.outstanding -= places;
    if (this.size - this.outstanding >= this.size / 4) this.waiting.shift()?.();
  }
}

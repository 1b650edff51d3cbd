import type { Route } from "@/domain/settings/relays";
import { Breaker } from "./breaker";
import { Pool } from "./pool";

/** One relay as this worker knows it: its connections, and whether the way to it is good. */
export class Relay {
  readonly id: string;
  /** Of the relay, as records name it. */
  readonly name: string;
  readonly weight: number;
  readonly breaker = new Breaker();
  readonly pool: Pool;
  /** Mails given to it that have not been answered, those about to be claimed included. */
  outstanding = 0;
  /** How much of its share it is behind. */
  #credit = 0;

  constructor(readonly route: Route) {
    this.id = route.id;
    this.name = `${route.host}:${route.port}`;
    this.weight = route.weight ?? 1;
    this.pool = new Pool(route);
  }

  /**
   * Who of these gets each of `n` mails, by their weights, evenly mixed. Of several each has at most its
   * share of the `window` unanswered, a quarter at least and three at most: one that stalls keeps its own
   * place only, and a claim waits for a quarter.
   */
  static share(open: readonly Relay[], n: number, window: number): Relay[] {
    const all = open.reduce((sum, { weight }) => sum + weight, 0);
    const quarter = window / 4;
    const most = (weight: number) => Math.min(Math.max((window * weight) / all, quarter), 3 * quarter);
    const hasRoom = ({ outstanding, weight }: Relay) => open.length === 1 || outstanding < most(weight);
    const chosen: Relay[] = [];
    while (chosen.length < n) {
      const next = Relay.#mostBehind(open.filter(hasRoom));
      if (!next) break;
      next.outstanding++;
      chosen.push(next);
    }
    return chosen;
  }

  /**
   * Of several each uses connections in the measure of its weight, and the one that has fewest for its
   * weight all of them: a relay as quick as the others takes its share, a slower one less, and holds up none.
   */
  static connect(open: readonly Relay[]): void {
    const each = Math.min(...open.map(({ pool, weight }) => pool.size / weight));
    for (const { pool, weight } of open) pool.limit(Math.max(1, Math.round(each * weight)));
  }

  static #mostBehind(free: readonly Relay[]): Relay | undefined {
    let best: Relay | undefined;
    let all = 0;
    for (const relay of free) {
      relay.#credit += relay.weight;
      all += relay.weight;
      if (!best || relay.#credit > best.#credit) best = relay;
    }
    if (best) best.#credit -= all;
    return best;
  }
}

import type { World } from "./world";

/** How one promise of sending.md 6 stood up to its fault. */
export interface Outcome {
  promise: string;
  runs: number;
  lost: number;
  unexpected: number;
  doubled: number;
  /** Doubles that are allowed, together. */
  bound: number;
  /** Doubles that are not the same message to the byte. */
  strange: number;
  /** What else was promised and not kept, in words. */
  broken: string[];
}

/**
 * Does the harm and writes into `outcome` what came of it.
 * @param scale 1 is the full count of sending.md 6
 */
export type Promised = (world: World, scale: number, outcome: Outcome) => Promise<void>;

export const begin = (promise: string): Outcome => ({
  promise,
  runs: 0,
  lost: 0,
  unexpected: 0,
  doubled: 0,
  bound: 0,
  strange: 0,
  broken: [],
});

export const times = (full: number, scale: number) => Math.max(1, Math.round(full * scale));

/** Only a part of the counts is run: fewer readers, and a relay that is slower, so that the harm falls amid the send. */
export const isPart = (scale: number) => scale < 0.2;

/** Readers of a send. */
export const few = (full: number, scale: number) => (isPart(scale) ? Math.min(full, 200) : full);

export const isKept = ({ lost, unexpected, doubled, bound, strange, broken }: Outcome) =>
  lost + unexpected + strange === 0 && doubled <= bound && broken.length === 0;

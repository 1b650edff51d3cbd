import type { World } from "./world";

/** How one promise of sending.md 6 stood up to its fault. */
export interface Outcome {
  promise: string;
  runs: number;
  /** How often the harm was done, and seen to have been done. */
  faults: number;
  /** Whom the ledger holds for served, and whom the relay has nothing for; and whom nothing was decided for. */
  lost: number;
  /** Copies for somebody whose row does not say accepted, for somebody else than the row says, or of no row at all. */
  unexpected: number;
  /** Copies beyond the first of each. */
  doubled: number;
  /** Doubles that are allowed, together. */
  bound: number;
  /** Doubles that are not the same message to the byte, and Message-IDs that two share. */
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
  faults: 0,
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

/**
 * One turn after the other, as many as sending.md 6 counts, and on until as many faults have fallen as it counts:
 * a promise that was not put to the test is not kept.
 */
export function* turns(outcome: Outcome, scale: number, full: { turns: number; faults: number }): Generator<number> {
  const [least, faults] = [times(full.turns, scale), times(full.faults, scale)];
  for (let turn = 0; turn < least || (outcome.faults < faults && turn < 3 * least + 3); turn++) yield turn;
  if (outcome.faults < faults) outcome.broken.push(`only ${outcome.faults} of ${faults} faults fell`);
}

export const isKept = ({ lost, unexpected, doubled, bound, strange, broken }: Outcome) =>
  lost + unexpected + strange === 0 && doubled <= bound && broken.length === 0;

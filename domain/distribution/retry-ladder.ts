const minutes = [2, 5, 10, 20, 40, 80];
const longest = 120;

/**
 * How long a deferred mail waits, in seconds: 2, 5, 10, 20, 40, 80 minutes, then two hours each time;
 * ±20 %, so that what was refused together does not come back together.
 * @param attempt tries so far, from 1
 * @param random 0…1
 */
export function waitAfter(attempt: number, random: number): number {
  const base = (minutes[attempt - 1] ?? longest) * 60;
  return Math.round(base * (0.8 + 0.4 * random));
}

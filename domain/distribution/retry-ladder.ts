const minutes = [2, 5, 10, 20, 40, 80];
const longest = 120;

/**
 * How long a deferred mail waits, in seconds: 2, 5, 10, 20, 40, 80 minutes, then two hours each time;
 * ±20 %, so that what was refused together does not come back together.
 * @param attempt tries so far, from 1
 * @param random 0…1
 */
export function waitAfter(attempt: number, random: number): number {
  return Math.round(waitOf(attempt) * (0.8 + 0.4 * random));
}

/**
 * How old a mail is when the wait after this try is over, in seconds from its own first try, by the waits of the
 * ladder. A send may stand still for a day or be spread over weeks: that makes none of its mails older.
 * @param attempt tries so far, from 1
 */
export function ageAfter(attempt: number): number {
  let age = 0;
  for (let tried = 1; tried <= attempt; tried++) age += waitOf(tried);
  return age;
}

const waitOf = (attempt: number) => (minutes[attempt - 1] ?? longest) * 60;

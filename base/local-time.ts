import { parseDateTime, toZoned } from "@internationalized/date";

/** The instant of a local time in a zone; of a time that the clock shows twice the first, of one it skips the next. */
export function instantOf(local: string, zone: string): Date | undefined {
  try {
    return toZoned(parseDateTime(local), zone, "compatible").toDate();
  } catch {
    return undefined;
  }
}

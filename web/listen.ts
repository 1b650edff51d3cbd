import { listen } from "@/db/connection";
import type { Replies } from "./replies";

/** The channel of `domain/changed.ts`; its payload is tags with a space between. */
const channel = "bayan_changed";

/**
 * Drops what Postgres says has changed. Nothing is kept while nobody listens: not before the first
 * connection, and not from the loss of one until the next, since what is said meanwhile is not heard.
 */
export function listenForChanges(url: string, replies: Replies) {
  return listen(url, channel, {
    heard: (payload) => replies.drop(payload.split(" ")),
    lost: () => replies.stopKeeping(),
    begun: () => replies.startKeeping(),
  });
}

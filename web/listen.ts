import type { Database } from "@/db/client";
import type { Replies } from "./replies";

/** The channel of `domain/changed.ts`; its payload is tags with a space between. */
const channel = "bayan_changed";

/**
 * Drops what Postgres says has changed. At each (re)connection everything goes, since what was said
 * while no one listened is lost; until the first connection nothing is kept.
 */
export async function listenForChanges(sql: Database["sql"], replies: Replies): Promise<void> {
  await sql.listen(
    channel,
    (payload) => replies.drop(payload.split(" ")),
    () => {
      replies.dropAll();
      replies.startKeeping();
    },
  );
}

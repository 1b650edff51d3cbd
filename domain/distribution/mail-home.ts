import { sql } from "drizzle-orm";
import { executePrepared } from "@/db/client";
import type { Database } from "../context";

/** Where what a reader, a mail program or a relay does with a mail comes home to us. */
export interface MailHome {
  /** Of the pages that the mail leads to. */
  origin: string;
  /** Of the envelope senders; the sender's own domain unless set. */
  bounceDomain?: string;
  /** Where a mail unsubscribes its sender; absent while nothing that comes to the bounce domain is read. */
  unsubscribeMailbox?: string;
}

/**
 * Where a send's mails come home: as the worker has it that asks first, for good. A second try after a takeover,
 * on a machine that is set up otherwise, is the same message to the byte.
 */
export async function settleHome(db: Database, sendId: string, own: MailHome): Promise<MailHome> {
  const [row] = await executePrepared<{ home: MailHome }>(
    db,
    sql`update sends set home = coalesce(home, ${JSON.stringify(own)}::text::jsonb) where id = ${sendId} returning home`,
  );
  return row?.home ?? own;
}

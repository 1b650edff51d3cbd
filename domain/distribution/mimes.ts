import { eq } from "drizzle-orm";
import { sendTemplates } from "@/db/schema/distribution";
import type { Database } from "../context";

/** The compiled mails of a send, one for each combination of languages. */
export async function getMimes(db: Database, sendId: string): Promise<{ combination: string; mime: Buffer }[]> {
  const rows = await db
    .select({ combination: sendTemplates.combination, mime: sendTemplates.mime })
    .from(sendTemplates)
    .where(eq(sendTemplates.sendId, sendId));
  return rows.flatMap(({ combination, mime }) => (mime ? [{ combination, mime }] : []));
}

import { eq } from "drizzle-orm";
import { newsroom } from "@/db/schema/settings";
import type { Sender } from "@/document/preflight/sender";
import type { Ctx } from "../context";

/** Keeps what the name servers said of the sender's domain, for the pre-flight (product.md 5.3, C16). */
export async function noteSender(ctx: Ctx, found: Sender): Promise<void> {
  await ctx.db.update(newsroom).set({ senderFound: found }).where(eq(newsroom.id, 1));
}

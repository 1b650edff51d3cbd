import { eq } from "drizzle-orm";
import { newsroom } from "@/db/schema/settings";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import type { SaveSender } from "./input";
import { saveSender } from "./save";

/** The last step of the set-up: keeps the sender and says that the newsroom is set up. Again: nothing changes but the sender. */
export async function finishSetUp(ctx: Ctx, sender: SaveSender): Promise<void> {
  allow(ctx, "settings.edit");
  await inTransaction(ctx, async (tx) => {
    await saveSender(tx, sender);
    const [kept] = await tx.db.select({ at: newsroom.setUpAt }).from(newsroom).where(eq(newsroom.id, 1));
    if (kept?.at) return;
    await tx.db.update(newsroom).set({ setUpAt: tx.now }).where(eq(newsroom.id, 1));
    await record(tx, "newsroom.set-up", { kind: "newsroom", id: "1" }, null, { setUpAt: tx.now });
  });
}

import { inArray } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { keepArrived } from "./arrived";
import { deliveryOf, readerOf } from "./mail-token";
import { insertSuppression } from "./suppress";

/**
 * The person has their entry deleted, with its places on lists, and gets no more mail. The ledger of what was
 * sent and the suppression keep the address: without it an import would begin anew. Cannot be undone; any number
 * of times alike; nothing of a test mail. Refuses `token-unknown`.
 */
export async function eraseContact(ctx: Ctx, token: string): Promise<void> {
  const delivery = await deliveryOf(ctx, "preferences", token);
  if (!delivery) return;
  await inTransaction(ctx, async (ctx) => {
    const { norms } = await readerOf(ctx, delivery, { lock: true });
    await keepArrived(ctx, { mail: delivery, source: "person", eventId: String(delivery.id), at: ctx.now });
    const gone = await ctx.db.delete(contacts).where(inArray(contacts.emailNorm, norms)).returning({ id: contacts.id });
    if (gone.length === 0) return;
    for (const { id } of gone) await record(ctx, "contact.erased", { kind: "contact", id }, null, { by: "person" });
    for (const norm of norms) await insertSuppression(ctx, norm, "unsubscribed", "person");
  });
}

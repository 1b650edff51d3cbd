import { eq } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { deliveryOf } from "./mail-token";
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
    const [gone] = await ctx.db
      .delete(contacts)
      .where(eq(contacts.emailNorm, delivery.emailNorm))
      .returning({ id: contacts.id });
    if (!gone) return;
    await record(ctx, "contact.erased", { kind: "contact", id: gone.id }, null, { by: "person" });
    await insertSuppression(ctx, delivery.emailNorm, "unsubscribed", "person");
  });
}

import { and, eq, notInArray } from "drizzle-orm";
import { conflict } from "@/base/refusal";
import { lists, memberships } from "@/db/schema/contacts";
import { sendLists, sends } from "@/db/schema/distribution";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import type { OneList } from "./input";
import { lockList } from "./lists";

/**
 * Deletes a list; its contacts stay. What was sent to it stays too, and who has left it: a list of the same name
 * begins without them. Refuses `list-not-found`, and `list-in-use` while a send that uses it is not over.
 */
export async function deleteList(ctx: Ctx, { id }: OneList): Promise<void> {
  allow(ctx, "contacts.edit");
  await inTransaction(ctx, async (ctx) => {
    const { name } = await lockList(ctx, id);
    const [open] = await ctx.db
      .select({ id: sends.id })
      .from(sendLists)
      .innerJoin(sends, eq(sends.id, sendLists.sendId))
      .where(and(eq(sendLists.listId, id), notInArray(sends.state, ["completed", "cancelled"])))
      .limit(1);
    if (open) throw conflict("list-in-use", { name });
    const gone = await ctx.db
      .delete(memberships)
      .where(eq(memberships.listId, id))
      .returning({ id: memberships.listId });
    await ctx.db.update(lists).set({ deletedAt: ctx.now }).where(eq(lists.id, id));
    await record(ctx, "list.deleted", { kind: "list", id }, { name, members: gone.length }, null);
  });
}

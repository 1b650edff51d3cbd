import { and, eq, inArray } from "drizzle-orm";
import { memberships } from "@/db/schema/contacts";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import type { ListMembers } from "./input";
import { lockList } from "./lists";
import { insertMembers } from "./rows";

/** Puts contacts on a list; those on it stay. Returns how many were new. Refuses `list-not-found`. */
export async function addToList(ctx: Ctx, { id, contactIds }: ListMembers): Promise<{ added: number }> {
  allow(ctx, "contacts.edit");
  return inTransaction(ctx, async (ctx) => {
    const { name } = await lockList(ctx, id);
    const added = await insertMembers(ctx, id, contactIds);
    await record(ctx, "list.added-to", { kind: "list", id }, null, { name, added });
    return { added };
  });
}

/** Takes contacts off a list; they stay contacts. Refuses `list-not-found`. */
export async function removeFromList(ctx: Ctx, { id, contactIds }: ListMembers): Promise<{ removed: number }> {
  allow(ctx, "contacts.edit");
  return inTransaction(ctx, async (ctx) => {
    const { name } = await lockList(ctx, id);
    const gone = await ctx.db
      .delete(memberships)
      .where(and(eq(memberships.listId, id), inArray(memberships.contactId, contactIds)))
      .returning({ contactId: memberships.contactId });
    await record(ctx, "list.removed-from", { kind: "list", id }, { name, removed: gone.length }, null);
    return { removed: gone.length };
  });
}

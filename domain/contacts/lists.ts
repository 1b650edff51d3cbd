import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { conflict, notFound } from "@/base/refusal";
import { lists } from "@/db/schema/contacts";
import { foldForSearch } from "@/text/fold";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import type { CreateList, RenameList } from "./input";

/**
 * Makes a list. Two spellings of one name are one list: refuses `list-taken`. One of a deleted list's name is that
 * list again, without its people: whoever had left it stays out.
 */
export async function createList(ctx: Ctx, { name }: CreateList): Promise<{ id: string }> {
  allow(ctx, "contacts.edit");
  return inTransaction(ctx, async (ctx) => {
    const [made] = await ctx.db
      .insert(lists)
      .values({ name: name.trim(), foldedName: foldForSearch(name), createdAt: ctx.now })
      .onConflictDoUpdate({
        target: lists.foldedName,
        set: { name: name.trim(), createdAt: ctx.now, deletedAt: null },
        setWhere: isNotNull(lists.deletedAt),
      })
      .returning({ id: lists.id });
    if (!made) throw conflict("list-taken", { name });
    await record(ctx, "list.created", { kind: "list", id: made.id }, null, { name });
    return made;
  });
}

/** Id of the list of this name, made when it is missing. */
export async function ensureList(ctx: Ctx, name: string): Promise<string> {
  const [known] = await ctx.db
    .select({ id: lists.id })
    .from(lists)
    .where(and(eq(lists.foldedName, foldForSearch(name)), isNull(lists.deletedAt)));
  return known?.id ?? (await createList(ctx, { name })).id;
}

/** Refuses `list-not-found`, `list-taken`; `list-name-left` where a deleted list of that name keeps who had left it. */
export async function renameList(ctx: Ctx, { id, name }: RenameList): Promise<void> {
  allow(ctx, "contacts.edit");
  await inTransaction(ctx, async (ctx) => {
    const before = await lockList(ctx, id);
    const foldedName = foldForSearch(name);
    const [taken] = await ctx.db.select().from(lists).where(eq(lists.foldedName, foldedName));
    if (taken && taken.id !== id) throw conflict(taken.deletedAt ? "list-name-left" : "list-taken", { name });
    await ctx.db.update(lists).set({ name: name.trim(), foldedName }).where(eq(lists.id, id));
    await record(ctx, "list.renamed", { kind: "list", id }, { name: before.name }, { name });
  });
}

/** The row of a list, locked. Refuses `list-not-found`. */
export async function lockList(ctx: Ctx, id: string) {
  const [list] = await ctx.db
    .select()
    .from(lists)
    .where(and(eq(lists.id, id), isNull(lists.deletedAt)))
    .for("update");
  if (!list) throw notFound("list-not-found", { id });
  return list;
}

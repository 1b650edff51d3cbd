import { and, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { contacts, outlets } from "@/db/schema/contacts";
import { suppressions } from "@/db/schema/distribution";
import { foldForSearch } from "@/text/fold";
import type { Ctx } from "../context";

export type ContactRow = typeof contacts.$inferSelect;

/** What a search for a person looks through: both names, address, outlet. */
export function foldedName(contact: { name: string; nameAr: string; emailNorm: string; outlet?: string }): string {
  return foldForSearch([contact.name, contact.nameAr, contact.emailNorm, contact.outlet ?? ""].join(" "));
}

/** Ids of outlets by their folded names; those not yet known are made. */
export async function ensureOutlets(ctx: Ctx, names: readonly string[]): Promise<Map<string, string>> {
  const byFold = new Map(names.filter((name) => name.trim()).map((name) => [foldForSearch(name), name]));
  const ids = new Map<string, string>();
  for (const part of chunks([...byFold], 1000)) {
    await ctx.db
      .insert(outlets)
      .values(part.map(([folded, name]) => ({ name, foldedName: folded, createdAt: ctx.now })))
      .onConflictDoNothing();
    const rows = await ctx.db
      .select({ id: outlets.id, folded: outlets.foldedName })
      .from(outlets)
      .where(
        inArray(
          outlets.foldedName,
          part.map(([folded]) => folded),
        ),
      );
    for (const { id, folded } of rows) ids.set(folded, id);
  }
  return ids;
}

/** A suppression that holds now: not lifted, not run out. */
export const isLive = (now: Date) =>
  and(isNull(suppressions.liftedAt), or(isNull(suppressions.expiresAt), gt(suppressions.expiresAt, now)));

/** Those of these addresses that must not be written to by anyone here. */
export async function suppressedAmong(ctx: Ctx, norms: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of chunks(norms, 5000)) {
    const rows = await ctx.db
      .select({ email: suppressions.emailNorm })
      .from(suppressions)
      .where(
        and(inArray(suppressions.emailNorm, part), inArray(suppressions.scope, ["global", "org"]), isLive(ctx.now)),
      );
    for (const { email } of rows) found.add(email);
  }
  return found;
}

/** Contacts by the normal form of their addresses, locked: two imports at once take turns at each. */
export async function lockContacts(ctx: Ctx, norms: readonly string[]): Promise<Map<string, ContactRow>> {
  const found = new Map<string, ContactRow>();
  for (const part of chunks(norms, 2000)) {
    const rows = await ctx.db
      .select()
      .from(contacts)
      .where(inArray(contacts.emailNorm, part))
      .orderBy(contacts.seq)
      .for("update");
    for (const row of rows) found.set(row.emailNorm, row);
  }
  return found;
}

/** Adds contacts to a list; those already on it stay. Returns how many were new to it. */
export async function insertMembers(ctx: Ctx, listId: string, contactIds: readonly string[]): Promise<number> {
  let added = 0;
  for (const part of chunks(contactIds, 5000)) {
    const rows = await ctx.db.execute(sql`
      insert into memberships (list_id, contact_id, added_at)
      select ${listId}::uuid, id, ${ctx.now.toISOString()}::timestamptz
      from contacts where id in ${part}
      on conflict do nothing returning 1 as one
    `);
    added += rows.length;
  }
  return added;
}

export function* chunks<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

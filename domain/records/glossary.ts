import { eq } from "drizzle-orm";
import { conflict, notFound } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import { glossaryEntries, type NamesByLanguage } from "@/db/schema/records";
import { foldForSearch } from "@/text/fold";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import type { RemoveGlossaryEntry, SaveGlossaryEntry } from "./input";

type Entry = typeof glossaryEntries.$inferSelect;

/**
 * Keeps a term or a person with all names; without `id` a new one. Refuses `term-not-found`, and
 * `term-taken` where another entry of the kind has one of the names in the same language.
 */
export async function saveGlossaryEntry(ctx: Ctx, { id, kind, names }: SaveGlossaryEntry): Promise<{ id: string }> {
  allow(ctx, "glossary.edit");
  return inTransaction(ctx, async (ctx) => {
    const known = await lockGlossary(ctx);
    const before = known.find((entry) => entry.id === id);
    if (id && !before) throw notFound("term-not-found", { id });
    const kept = distinct(names);
    const taken = known.find((entry) => entry.id !== id && entry.kind === kind && sharedName(entry.names, kept));
    if (taken) throw conflict("term-taken", { name: sharedName(taken.names, kept) ?? "" });
    return { id: await writeEntry(ctx, before, kind, kept) };
  });
}

/** Takes an entry out of the glossary. Refuses `term-not-found`. */
export async function removeGlossaryEntry(ctx: Ctx, { id }: RemoveGlossaryEntry): Promise<void> {
  allow(ctx, "glossary.edit");
  await inTransaction(ctx, async (ctx) => {
    const [gone] = await ctx.db.delete(glossaryEntries).where(eq(glossaryEntries.id, id)).returning();
    if (!gone) throw notFound("term-not-found", { id });
    await record(ctx, "glossary.removed", { kind: "glossary", id }, { kind: gone.kind, names: gone.names }, null);
  });
}

/** All entries, locked: a glossary has hundreds, and two people must not add the same name at once. */
export async function lockGlossary(ctx: Ctx): Promise<Entry[]> {
  return ctx.db.select().from(glossaryEntries).orderBy(glossaryEntries.createdAt, glossaryEntries.id).for("update");
}

/** Inserts, or changes `before`; leaves its trace. */
export async function writeEntry(
  ctx: Ctx,
  before: Entry | undefined,
  kind: Entry["kind"],
  names: NamesByLanguage,
): Promise<string> {
  const set = { kind, names, updatedAt: ctx.now };
  const [row] = before
    ? await ctx.db.update(glossaryEntries).set(set).where(eq(glossaryEntries.id, before.id)).returning()
    : await ctx.db
        .insert(glossaryEntries)
        .values({ ...set, createdAt: ctx.now })
        .returning();
  if (!row) throw new Error("the glossary returned no row");
  const earlier = before ? { kind: before.kind, names: before.names } : null;
  await record(ctx, "glossary.saved", { kind: "glossary", id: row.id }, earlier, { kind, names });
  return row.id;
}

/** Each name once per language: two spellings that fold alike are one name to the check. */
export function distinct(names: NamesByLanguage): NamesByLanguage {
  return Object.fromEntries(
    Object.entries(names).map(([language, own]) => {
      const folded = own.map(foldForSearch);
      return [language, own.filter((_, index) => folded.indexOf(folded[index] ?? "") === index)];
    }),
  );
}

/** A name that both have in one language, as the second one writes it. */
export function sharedName(one: NamesByLanguage, other: NamesByLanguage): string | undefined {
  for (const [language, names] of Object.entries(other)) {
    // The keys of names by language are languages.
    const known = (one[language as Language] ?? []).map(foldForSearch);
    const shared = names.find((name) => known.includes(foldForSearch(name)));
    if (shared) return shared;
  }
  return undefined;
}

import { eq } from "drizzle-orm";
import { conflict, notFound } from "@/base/refusal";
import { contacts, memberships } from "@/db/schema/contacts";
import { foldForSearch } from "@/text/fold";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { getNewsroom } from "../settings/queries";
import { allow } from "../staff/allow";
import { getAddress } from "./address";
import type { SaveContact } from "./input";
import { addToList, removeFromList } from "./list-members";
import { readPhone } from "./phone";
import { ensureOutlets, foldedName } from "./rows";
import { carrySuppressions } from "./suppress";

/**
 * Makes a contact, or with `id` changes it whole. One address is one contact: refuses
 * `email-taken` with the other's id; also `email-invalid`, `contact-not-found`, `list-not-found`.
 * With `listIds` it is on these lists and no other. A suppressed address stays suppressed, and what
 * the person said at an address holds at the one that takes its place.
 */
export async function saveContact(ctx: Ctx, { id, email, outlet, listIds, ...given }: SaveContact) {
  allow(ctx, "contacts.edit");
  const { email: written, norm } = getAddress(email);
  return inTransaction(ctx, async (ctx) => {
    const [before] = id ? await ctx.db.select().from(contacts).where(eq(contacts.id, id)).for("update") : [];
    if (id && !before) throw notFound("contact-not-found", { id });
    const [other] = await ctx.db.select({ id: contacts.id }).from(contacts).where(eq(contacts.emailNorm, norm));
    if (other && other.id !== id) throw conflict("email-taken", { id: other.id });

    const { region } = await getNewsroom(ctx);
    const outletIds = await ensureOutlets(ctx, [outlet]);
    const fields = {
      ...given,
      phone: readPhone(given.phone, region),
      email: written,
      emailNorm: norm,
      outletId: outletIds.get(foldForSearch(outlet)) ?? null,
      foldedName: foldedName({ ...given, emailNorm: norm, outlet }),
      updatedAt: ctx.now,
    };
    const [saved] = before
      ? await ctx.db.update(contacts).set(fields).where(eq(contacts.id, before.id)).returning()
      : // Two people adding the same address at once: the second is told.
        await ctx.db
          .insert(contacts)
          .values({ ...fields, createdAt: ctx.now })
          .onConflictDoNothing()
          .returning();
    if (!saved) throw conflict("email-taken");
    if (before && before.emailNorm !== norm) await carrySuppressions(ctx, before.emailNorm, norm);
    if (listIds) await setLists(ctx, saved.id, listIds);
    await record(
      ctx,
      before ? "contact.changed" : "contact.created",
      { kind: "contact", id: saved.id },
      before ? traceOf(before) : null,
      traceOf(saved),
    );
    return { id: saved.id };
  });
}

/** On these lists and on no other. */
async function setLists(ctx: Ctx, contactId: string, listIds: readonly string[]): Promise<void> {
  const before = await ctx.db
    .select({ id: memberships.listId })
    .from(memberships)
    .where(eq(memberships.contactId, contactId));
  for (const id of listIds) {
    if (!before.some((one) => one.id === id)) await addToList(ctx, { id, contactIds: [contactId] });
  }
  for (const { id } of before) {
    if (!listIds.includes(id)) await removeFromList(ctx, { id, contactIds: [contactId] });
  }
}

const traceOf = ({ email, name, nameAr, languages, consent }: typeof contacts.$inferSelect) => ({
  email,
  name,
  nameAr,
  languages,
  consent,
});

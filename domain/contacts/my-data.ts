import { and, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { deliveryStates } from "@/base/vocabulary";
import { type contacts, lists, memberships, outlets } from "@/db/schema/contacts";
import { deliveries, sends, sendTemplates, suppressions } from "@/db/schema/distribution";
import type { Ctx } from "../context";
import { deliveryOf, readerOf } from "./mail-token";

/**
 * All that is kept of the reader behind a mail's preference link, for themselves: their entry, their lists, what
 * stops mails to them, and every mail that was meant for them. Null of a test mail. Refuses `token-unknown`.
 */
export async function findMyData(ctx: Ctx, token: string) {
  const delivery = await deliveryOf(ctx, "preferences", token);
  if (!delivery) return null;
  const { contact, norms } = await readerOf(ctx, delivery);
  const [outlet] = contact?.outletId
    ? await ctx.db.select({ name: outlets.name }).from(outlets).where(eq(outlets.id, contact.outletId))
    : [];
  const on = contact
    ? await ctx.db
        .select({ name: lists.name, since: memberships.addedAt })
        .from(memberships)
        .innerJoin(lists, eq(lists.id, memberships.listId))
        .where(eq(memberships.contactId, contact.id))
    : [];
  const stops = await ctx.db
    .select({
      reason: suppressions.reason,
      from: suppressions.createdAt,
      until: suppressions.expiresAt,
      liftedAt: suppressions.liftedAt,
    })
    .from(suppressions)
    .where(inArray(suppressions.emailNorm, norms))
    .orderBy(suppressions.id);
  const mails = await ctx.db
    .select({ at: sends.startedAt, subject: sendTemplates.subject, state: deliveries.state })
    .from(sends)
    .innerJoin(deliveries, and(eq(deliveries.sendId, sends.id), inArray(deliveries.emailNorm, norms)))
    .leftJoin(
      sendTemplates,
      and(eq(sendTemplates.sendId, sends.id), eq(sendTemplates.combination, deliveries.combination)),
    )
    .where(isNotNull(sends.startedAt))
    .orderBy(desc(sends.startedAt));
  return {
    email: delivery.email,
    entry: contact ? entryOf(contact, outlet?.name ?? "") : null,
    lists: on,
    stops,
    mails: mails.map(({ state, ...mail }) => ({ ...mail, state: deliveryStates[state] ?? "queued" })),
  };
}
export type MyData = NonNullable<Awaited<ReturnType<typeof findMyData>>>;

/** The fields of a contact that are about the person; not those by which the program finds and sorts. */
function entryOf(contact: typeof contacts.$inferSelect, outlet: string) {
  const { name, nameAr, email, languages, role, beat, country, city, phone, tags, consent, notes, createdAt } = contact;
  return { name, nameAr, email, languages, outlet, role, beat, country, city, phone, tags, consent, notes, createdAt };
}

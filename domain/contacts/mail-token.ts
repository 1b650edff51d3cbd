import { and, eq, type SQL } from "drizzle-orm";
import { packRef, testRef } from "@/base/delivery-ref";
import { boundTo, readMailToken } from "@/base/mail-identity";
import { notFound } from "@/base/refusal";
import { signToken } from "@/base/token";
import { type Language, languages } from "@/base/vocabulary";
import { contacts } from "@/db/schema/contacts";
import { deliveries } from "@/db/schema/distribution";
import { openKeyRing } from "@/db/secrets";
import type { Ctx } from "../context";
import { waitingAt } from "./waiting-at";

/** What a reader may do by a link of their mail: each has tokens of its own. */
export type Door = "unsubscribe" | "preferences";

/** Whose mail it was, as far as its links say. */
export interface ReaderOfMail {
  /** Where the mail went; empty for a test mail, whose links do nothing. */
  email: string;
  /** The languages of the mail, its first one first. */
  languages: Language[];
  /** Opens the other page that the mail leads to. */
  otherToken: string;
}

/** A mail as its ledger has it. */
export type ReadersMail = Pick<
  typeof deliveries.$inferSelect,
  "id" | "sliceId" | "sendId" | "contactId" | "email" | "emailNorm" | "combination"
>;

/**
 * The delivery whose mail carried this token; null for a test mail. The token alone is the permission: no
 * session, no cookie, and any key of the ring. Refuses `token-unknown`.
 */
export async function deliveryOf(ctx: Ctx, door: Door, token: string): Promise<ReadersMail | null> {
  const ring = openKeyRing();
  const claimed = readMailToken(door, token);
  if (!claimed) throw notFound("token-unknown");
  const { ref } = claimed;
  if (ref.id === 0) {
    if (!claimed.isFor(ring, null)) throw notFound("token-unknown");
    return null;
  }
  const [row] = await ctx.db
    .select({
      id: deliveries.id,
      sliceId: deliveries.sliceId,
      sendId: deliveries.sendId,
      contactId: deliveries.contactId,
      email: deliveries.email,
      emailNorm: deliveries.emailNorm,
      combination: deliveries.combination,
    })
    .from(deliveries)
    .where(and(eq(deliveries.sliceId, ref.sliceId), eq(deliveries.id, ref.id)));
  if (!row || !claimed.isFor(ring, row)) throw notFound("token-unknown");
  return row;
}

/**
 * The reader behind a mail: their contact, whatever its address is by now, and every address that is theirs, that
 * of the mail first, and those at which an older mail of theirs still waits. With `lock` the contact waits for this transaction, so that no new address slips past it.
 */
export async function readerOf(
  ctx: Ctx,
  { contactId, emailNorm }: Pick<ReadersMail, "contactId" | "emailNorm">,
  { lock = false } = {},
) {
  const find = async (isIt: SQL) => {
    const query = ctx.db.select().from(contacts).where(isIt);
    const [contact] = lock ? await query.for("update") : await query;
    return contact;
  };
  const byMail = contactId ? await find(eq(contacts.id, contactId)) : undefined;
  const contact = byMail ?? (await find(eq(contacts.emailNorm, emailNorm)));
  if (!contact) return { contact, norms: [emailNorm] };
  return { contact, norms: [...new Set([emailNorm, contact.emailNorm, ...(await waitingAt(ctx, contact.id))])] };
}

export function mailOf(mail: ReadersMail, other: Door): ReaderOfMail {
  const { email, combination } = mail;
  const named = combination.split("+");
  return {
    email,
    languages: languages.filter((one) => named.includes(one)).sort((a, b) => named.indexOf(a) - named.indexOf(b)),
    otherToken: signToken(openKeyRing(), other, packRef(mail), { bound: boundTo(mail) }),
  };
}

export const testMail = (other: Door): ReaderOfMail => ({
  email: "",
  languages: ["en", "ar"],
  otherToken: signToken(openKeyRing(), other, packRef(testRef)),
});

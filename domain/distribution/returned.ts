import { and, desc, eq, gt, inArray } from "drizzle-orm";
import { type Claimed, identityOf, readMailToken, readVerp } from "@/base/mail-identity";
import { findKey } from "@/base/token";
import { deliveries, sends } from "@/db/schema/distribution";
import { openKeyRing } from "@/db/secrets";
import { readAddress } from "../contacts/address";
import type { Ctx } from "../context";
import type { Told } from "./notices/told";

export type Returned = Pick<typeof deliveries.$inferSelect, "id" | "sliceId" | "sendId" | "contactId" | "emailNorm"> & {
  /** It is this very mail, by a name of ours; false where only the address of a mail that was taken before fits. */
  isNamed: boolean;
};

const columns = {
  id: deliveries.id,
  sliceId: deliveries.sliceId,
  sendId: deliveries.sendId,
  contactId: deliveries.contactId,
  emailNorm: deliveries.emailNorm,
};

/** Mails older than this no longer come back; a provider's word about an address is not tied to one of them. */
const days = 60;
/** Providers tell times in seconds. */
const wholeSecond = 1000;

/**
 * The delivery that a notice is about, in this order (sending.md 5.9): the signed envelope sender, the signed
 * reference of the returned headers, and, from a source that has proven itself, Message-ID and recipient.
 * `unproven`: it names something, but nothing that we have signed. `nameless`: it names nothing.
 * @param at when it happened: by its address alone a mail is found only if it had been taken by then
 */
export async function findReturned(
  ctx: Ctx,
  told: Told,
  at: Date,
): Promise<Returned | "unproven" | "nameless" | "test-mail"> {
  const ring = openKeyRing();
  const names = [...told.verps.map(readVerp), ...told.sendRefs.map((token) => readMailToken("bounce", token))];
  for (const name of names) {
    if (name?.ref.id === 0 && name.isFor(ring, null)) return "test-mail";
    const row = name && (await findNamed(ctx, ring, name));
    if (row) return { ...row, isNamed: true };
  }
  // Who brings a forged name does not get through by an address beside it.
  if (told.verps.length + told.sendRefs.length > 0) return "unproven";
  if (!told.isTrusted) return "nameless";
  return (told.recipient && (await findByRecipient(ctx, told, told.recipient, at))) || "unproven";
}

/** Whether an envelope sender, by its local part, is that of a mail of ours. */
export async function isOwnSender(ctx: Ctx, localPart: string): Promise<boolean> {
  const ring = openKeyRing();
  const name = readVerp(localPart);
  if (!name) return false;
  return name.ref.id === 0 ? name.isFor(ring, null) : (await findNamed(ctx, ring, name)) !== null;
}

async function findNamed(ctx: Ctx, ring: readonly string[], { ref, isFor }: Claimed) {
  const isIt = and(eq(deliveries.sliceId, ref.sliceId), eq(deliveries.id, ref.id));
  const [row] = await ctx.db.select(columns).from(deliveries).where(isIt);
  return row && isFor(ring, row) ? row : null;
}

/**
 * The mail to this address whose Message-ID it is. Where none is named that could be ours: the last one that had
 * been taken when it happened; of later ones, and of those in doubt, such a notice proves nothing.
 */
async function findByRecipient(ctx: Ctx, told: Told, recipient: string, at: Date): Promise<Returned | null> {
  const norm = readAddress(recipient)?.norm;
  if (!norm) return null;
  const since = new Date(ctx.now.getTime() - days * 86_400_000);
  const recent = ctx.db.select({ id: sends.id }).from(sends).where(gt(sends.startedAt, since));
  const rows = await ctx.db
    .select({
      ...columns,
      state: deliveries.state,
      acceptedAt: deliveries.acceptedAt,
      identityKey: sends.identityKey,
      fromEmail: sends.fromEmail,
    })
    .from(deliveries)
    .innerJoin(sends, eq(sends.id, deliveries.sendId))
    .where(
      and(inArray(deliveries.sendId, recent), eq(deliveries.emailNorm, norm), inArray(deliveries.state, [1, 3, 8])),
    )
    .orderBy(desc(sends.startedAt));
  const domain = (email: string) => email.slice(email.lastIndexOf("@") + 1);
  const named = rows.find(({ identityKey, fromEmail, sendId, emailNorm, ...ref }) => {
    const key = findKey(openKeyRing(), identityKey);
    const facts = { sendId, emailNorm, ref, domain: domain(fromEmail), bounceDomain: domain(fromEmail) };
    return key !== null && told.messageIds.includes(identityOf({ key, ...facts }).messageId);
  });
  const isAnothers = told.messageIds.some((id) => rows.some(({ fromEmail }) => id.endsWith(`@${domain(fromEmail)}>`)));
  const taken = (time: Date | null) => time !== null && time.getTime() < at.getTime() + wholeSecond;
  const row =
    named ?? (isAnothers ? undefined : rows.find(({ state, acceptedAt }) => state === 3 && taken(acceptedAt)));
  if (!row) return null;
  const { id, sliceId, sendId, contactId, emailNorm } = row;
  return { id, sliceId, sendId, contactId, emailNorm, isNamed: row === named };
}

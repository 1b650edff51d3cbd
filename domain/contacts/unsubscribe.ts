import { and, inArray, ne } from "drizzle-orm";
import { conflict } from "@/base/refusal";
import { deliveryEvents, suppressions } from "@/db/schema/distribution";
import { type Ctx, inTransaction } from "../context";
import { keepArrived } from "./arrived";
import { deliveryOf, mailOf, type ReaderOfMail, readerOf, testMail } from "./mail-token";
import { isLive } from "./rows";
import { insertSuppression, liftLive } from "./suppress";

/** For how long one press undoes an unsubscription. */
const undoDays = 30;

export interface Unsubscription extends ReaderOfMail {
  state: "subscribed" | "unsubscribed" | "test";
  /** While one press of the person's undoes it. */
  undoUntil: Date | null;
}

/**
 * What stands behind the token of a mail's unsubscribe link; changes nothing (RFC 8058 3.2: link
 * scanners fetch it). The token is the permission: no session, no cookie. Refuses `token-unknown`.
 */
export async function findUnsubscription(ctx: Ctx, token: string): Promise<Unsubscription> {
  const delivery = await deliveryOf(ctx, "unsubscribe", token);
  if (!delivery) return { ...testMail("preferences"), state: "test", undoUntil: null };
  const { norms } = await readerOf(ctx, delivery);
  return { ...mailOf(delivery, "preferences"), ...(await standing(ctx, norms)) };
}

/**
 * The person wants no more of these mails: takes effect with this transaction, and the next claim of
 * a running send leaves them out, at the address of the mail and at the one that they have by now. Any number of
 * times (RFC 8058: replays are answered alike). Refuses `token-unknown`.
 */
export async function unsubscribe(ctx: Ctx, token: string): Promise<Unsubscription> {
  const delivery = await deliveryOf(ctx, "unsubscribe", token);
  if (!delivery) return findUnsubscription(ctx, token);
  return inTransaction(ctx, async (ctx) => {
    const { norms } = await readerOf(ctx, delivery, { lock: true });
    await keepArrived(ctx, { mail: delivery, source: "person", eventId: String(delivery.id), at: ctx.now });
    let isNew = false;
    for (const norm of norms) {
      if (await insertSuppression(ctx, norm, "unsubscribed", "person")) isNew = true;
    }
    if (isNew) {
      await ctx.db
        .insert(deliveryEvents)
        .values({
          at: ctx.now,
          sliceId: delivery.sliceId,
          deliveryId: delivery.id,
          kind: "unsubscribed",
          source: "person",
          sourceEventId: `${delivery.id}:${ctx.now.toISOString()}`,
        })
        .onConflictDoNothing();
    }
    return { ...mailOf(delivery, "preferences"), ...(await standing(ctx, norms)) };
  });
}

/**
 * Undoes the person's own unsubscription within thirty days. What the office, a bounce or a complaint
 * has stopped stays stopped. Refuses `token-unknown`, `undo-expired`.
 */
export async function resubscribe(ctx: Ctx, token: string): Promise<Unsubscription> {
  const delivery = await deliveryOf(ctx, "unsubscribe", token);
  if (!delivery) return findUnsubscription(ctx, token);
  return inTransaction(ctx, async (ctx) => {
    const { norms } = await readerOf(ctx, delivery, { lock: true });
    const { state, undoUntil } = await standing(ctx, norms);
    if (state === "unsubscribed" && !undoUntil) throw conflict("undo-expired");
    for (const norm of norms) await liftLive(ctx, norm, "person", { reasons: ["unsubscribed"] });
    return { ...mailOf(delivery, "preferences"), ...(await standing(ctx, norms)) };
  });
}

/** Whether mails go to a reader by these addresses of theirs, and until when they can undo that none do. */
export async function standing(
  ctx: Ctx,
  norms: readonly string[],
): Promise<Pick<Unsubscription, "state" | "undoUntil">> {
  // A pause is not a farewell: it ends by itself.
  const rows = await ctx.db
    .select({ reason: suppressions.reason, createdAt: suppressions.createdAt })
    .from(suppressions)
    .where(
      and(
        inArray(suppressions.emailNorm, [...norms]),
        inArray(suppressions.scope, ["global", "org"]),
        ne(suppressions.reason, "paused"),
        isLive(ctx.now),
      ),
    )
    .orderBy(suppressions.createdAt);
  const [first] = rows;
  if (!first) return { state: "subscribed", undoUntil: null };
  const isOwn = rows.every(({ reason }) => reason === "unsubscribed");
  const until = new Date(first.createdAt.getTime() + undoDays * 86_400_000);
  return { state: "unsubscribed", undoUntil: isOwn && until > ctx.now ? until : null };
}

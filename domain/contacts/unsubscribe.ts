import { and, eq, inArray, ne } from "drizzle-orm";
import { conflict } from "@/base/refusal";
import { deliveryEvents, suppressions } from "@/db/schema/distribution";
import { type Ctx, inTransaction } from "../context";
import { deliveryOf, mailOf, type ReaderOfMail, testMail } from "./mail-token";
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
  return { ...mailOf(delivery, "preferences"), ...(await standing(ctx, delivery.emailNorm)) };
}

/**
 * The person wants no more of these mails: takes effect with this transaction, and the next claim of
 * a running send leaves them out. Any number of times (RFC 8058: replays are answered alike).
 * Refuses `token-unknown`.
 */
export async function unsubscribe(ctx: Ctx, token: string): Promise<Unsubscription> {
  const delivery = await deliveryOf(ctx, "unsubscribe", token);
  if (!delivery) return findUnsubscription(ctx, token);
  return inTransaction(ctx, async (ctx) => {
    const isNew = await insertSuppression(ctx, delivery.emailNorm, "unsubscribed", "person");
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
    return { ...mailOf(delivery, "preferences"), ...(await standing(ctx, delivery.emailNorm)) };
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
    const { state, undoUntil } = await standing(ctx, delivery.emailNorm);
    if (state === "unsubscribed" && !undoUntil) throw conflict("undo-expired");
    await liftLive(ctx, delivery.emailNorm, "person", { reasons: ["unsubscribed"] });
    return { ...mailOf(delivery, "preferences"), ...(await standing(ctx, delivery.emailNorm)) };
  });
}

/** Whether mails go to an address, and until when the person can undo that none do. */
export async function standing(ctx: Ctx, norm: string): Promise<Pick<Unsubscription, "state" | "undoUntil">> {
  // A pause is not a farewell: it ends by itself.
  const rows = await ctx.db
    .select({ reason: suppressions.reason, createdAt: suppressions.createdAt })
    .from(suppressions)
    .where(
      and(
        eq(suppressions.emailNorm, norm),
        inArray(suppressions.scope, ["global", "org"]),
        ne(suppressions.reason, "paused"),
        isLive(ctx.now),
      ),
    );
  if (rows.length === 0) return { state: "subscribed", undoUntil: null };
  const [own] = rows.filter(({ reason }) => reason === "unsubscribed");
  const until = own && rows.length === 1 ? new Date(own.createdAt.getTime() + undoDays * 86_400_000) : null;
  return { state: "unsubscribed", undoUntil: until && until > ctx.now ? until : null };
}

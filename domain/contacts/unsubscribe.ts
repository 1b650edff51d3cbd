import { and, eq, inArray } from "drizzle-orm";
import { type DeliveryRef, unpackRef } from "@/base/delivery-ref";
import { conflict, notFound } from "@/base/refusal";
import { readToken } from "@/base/token";
import { type Language, languages } from "@/base/vocabulary";
import { deliveries, deliveryEvents, suppressions } from "@/db/schema/distribution";
import { openKeyRing } from "@/db/secrets";
import { type Ctx, inTransaction } from "../context";
import { isLive } from "./rows";
import { insertSuppression, liftLive } from "./suppress";

/** For how long one press undoes an unsubscription. */
const undoDays = 30;

export interface Unsubscription {
  /** Where the mail went; empty for a test mail, whose link does nothing. */
  email: string;
  /** The languages of the mail, its first one first. */
  languages: Language[];
  state: "subscribed" | "unsubscribed" | "test";
  /** While one press of the person's undoes it. */
  undoUntil: Date | null;
}

/**
 * What stands behind the token of a mail's unsubscribe link; changes nothing (RFC 8058 3.2: link
 * scanners fetch it). The token is the permission: no session, no cookie. Refuses `token-unknown`.
 */
export async function findUnsubscription(ctx: Ctx, token: string): Promise<Unsubscription> {
  const delivery = await getDelivery(ctx, token);
  if (!delivery) return { email: "", languages: ["en", "ar"], state: "test", undoUntil: null };
  return { ...mailOf(delivery), ...(await standing(ctx, delivery.emailNorm)) };
}

/**
 * The person wants no more of these mails: takes effect with this transaction, and the next claim of
 * a running send leaves them out. Any number of times (RFC 8058: replays are answered alike).
 * Refuses `token-unknown`.
 */
export async function unsubscribe(ctx: Ctx, token: string): Promise<Unsubscription> {
  const delivery = await getDelivery(ctx, token);
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
    return { ...mailOf(delivery), ...(await standing(ctx, delivery.emailNorm)) };
  });
}

/**
 * Undoes the person's own unsubscription within thirty days. What the office, a bounce or a complaint
 * has stopped stays stopped. Refuses `token-unknown`, `undo-expired`.
 */
export async function resubscribe(ctx: Ctx, token: string): Promise<Unsubscription> {
  const delivery = await getDelivery(ctx, token);
  if (!delivery) return findUnsubscription(ctx, token);
  return inTransaction(ctx, async (ctx) => {
    const { state, undoUntil } = await standing(ctx, delivery.emailNorm);
    if (state === "unsubscribed" && !undoUntil) throw conflict("undo-expired");
    await liftLive(ctx, delivery.emailNorm, "person", ["unsubscribed"]);
    return { ...mailOf(delivery), ...(await standing(ctx, delivery.emailNorm)) };
  });
}

type Delivery = Pick<typeof deliveries.$inferSelect, "id" | "sliceId" | "email" | "emailNorm" | "combination">;

/** The delivery whose mail carried this token; null for a test mail. Refuses `token-unknown`. */
async function getDelivery(ctx: Ctx, token: string): Promise<Delivery | null> {
  const body = readToken(openKeyRing(), "unsubscribe", token);
  const ref: DeliveryRef | null = body === null ? null : unpackRef(body);
  if (!ref) throw notFound("token-unknown");
  if (ref.id === 0) return null;
  const [row] = await ctx.db
    .select({
      id: deliveries.id,
      sliceId: deliveries.sliceId,
      email: deliveries.email,
      emailNorm: deliveries.emailNorm,
      combination: deliveries.combination,
    })
    .from(deliveries)
    .where(and(eq(deliveries.sliceId, ref.sliceId), eq(deliveries.id, ref.id)));
  if (!row) throw notFound("token-unknown");
  return row;
}

function mailOf({ email, combination }: Delivery): Pick<Unsubscription, "email" | "languages"> {
  const named = combination.split("+");
  return {
    email,
    languages: languages.filter((one) => named.includes(one)).sort((a, b) => named.indexOf(a) - named.indexOf(b)),
  };
}

async function standing(ctx: Ctx, norm: string): Promise<Pick<Unsubscription, "state" | "undoUntil">> {
  const rows = await ctx.db
    .select({ reason: suppressions.reason, createdAt: suppressions.createdAt })
    .from(suppressions)
    .where(and(eq(suppressions.emailNorm, norm), inArray(suppressions.scope, ["global", "org"]), isLive(ctx.now)));
  if (rows.length === 0) return { state: "subscribed", undoUntil: null };
  const [own] = rows.filter(({ reason }) => reason === "unsubscribed");
  const until = own && rows.length === 1 ? new Date(own.createdAt.getTime() + undoDays * 86_400_000) : null;
  return { state: "unsubscribed", undoUntil: until && until > ctx.now ? until : null };
}

import { and, eq, isNull, sql } from "drizzle-orm";
import { isRefusal } from "@/base/refusal";
import type { DeliveryEventKind, NoticeSource } from "@/base/vocabulary";
import { deliveryEvents } from "@/db/schema/distribution";
import { inboundNotices } from "@/db/schema/notices";
import { keepArrived } from "../contacts/arrived";
import { readerOf } from "../contacts/mail-token";
import { insertSuppression } from "../contacts/suppress";
import { unsubscribe } from "../contacts/unsubscribe";
import { type Ctx, inTransaction } from "../context";
import { kindFor, type NoticeKind } from "./dsn";
import { noticeTries } from "./inbound";
import { readNotices } from "./notices/read";
import type { Told } from "./notices/told";
import { keptWords } from "./reply";
import { findReturned, type Returned } from "./returned";

const day = 86_400_000;
/** Soft bounces of so many different sends within so many days stop an address for as long (sending.md 5.9). */
const soft = { sends: 3, days: 30 };

/** Why a notice had no effect: kept on it, and counted. */
export type NoEffect = "unproven" | "nameless" | "test-mail" | "auto-reply" | "unknown" | "unreadable";

/**
 * Acts on what `storeNotice` kept: each event in a transaction of its own, any number of times alike. A hard
 * bounce stops the address for the whole office, the third soft one of different sends in thirty days for thirty
 * days, a complaint for ever; what comes back also proves that the relay had taken the mail. What no signature of
 * ours stands behind has no effect and is counted by its `error`. Nobody is ever answered. An event that fails
 * leaves the others of its notice alone; the notice is tried again as a whole, and parked when its tries are used up.
 */
export async function processNotice(ctx: Ctx, { id }: { id: number }): Promise<void> {
  const isOpen = and(eq(inboundNotices.id, id), isNull(inboundNotices.processedAt), isNull(inboundNotices.parkedAt));
  const [kept] = await ctx.db
    .update(inboundNotices)
    .set({ tries: sql`${inboundNotices.tries} + 1` })
    .where(isOpen)
    .returning();
  if (!kept) return;
  const told = (await readNotices(kept.source as NoticeSource, kept.payload)).map(plain);
  const faults = new Set<NoEffect>(told.length === 0 ? ["unreadable"] : []);
  const failed: unknown[] = [];
  for (const one of told) {
    // A clock that runs ahead elsewhere makes nothing happen in the future.
    const at = one.at && one.at < kept.receivedAt ? one.at : kept.receivedAt;
    try {
      const fault = await inTransaction(ctx, (ctx) => act(ctx, kept.source, one, at));
      if (fault) faults.add(fault);
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length === 0) {
    await ctx.db
      .update(inboundNotices)
      .set({ processedAt: ctx.now, error: [...faults].join(" ") || null })
      .where(isOpen);
    return;
  }
  const isLast = kept.tries >= noticeTries;
  await ctx.db
    .update(inboundNotices)
    .set({ error: faultWords(failed[0]), parkedAt: isLast ? ctx.now : null })
    .where(isOpen);
  if (!isLast) throw failed[0];
}

/** Strangers wrote these: what PostgreSQL does not take as text would fail at every try. */
function plain(told: Told): Told {
  const { eventId, recipient, status, diagnostic } = told;
  return {
    ...told,
    eventId: keptWords(eventId),
    ...(recipient === undefined ? {} : { recipient: keptWords(recipient) }),
    ...(status === undefined ? {} : { status: keptWords(status) }),
    ...(diagnostic === undefined ? {} : { diagnostic: keptWords(diagnostic) }),
  };
}

/** What went wrong, without the values of the statement that it went wrong with. */
function faultWords(error: unknown): string {
  const innermost = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return keptWords(innermost instanceof Error ? innermost.message : String(innermost));
}

const eventOf: Partial<Record<NoticeKind, DeliveryEventKind>> = {
  hard: "bounce_hard",
  soft: "bounce_soft",
  complaint: "complaint",
  delivered: "delivered",
  unsubscribe: "unsubscribed",
};

async function act(ctx: Ctx, source: string, told: Told, at: Date): Promise<NoEffect | null> {
  if (told.kind === "auto-reply" || told.kind === "unknown") return told.kind;
  if (told.unsubscribeToken) return leave(ctx, told.unsubscribeToken);
  const mail = await findReturned(ctx, told, at);
  if (typeof mail === "string") return mail;
  // Two notices about one address take turns: of three soft bounces at once one sees the other two.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`bounce:${mail.emailNorm}`}, 0))`);
  if (mail.isNamed) await keepArrived(ctx, { mail, source, eventId: told.eventId, at });
  const verdict = kindFor(told, mail.emailNorm);
  const kind = eventOf[verdict];
  const event = kind ? await insertEvent(ctx, source, told, mail, kind, at) : null;
  if (kind && event === null) return null;
  const stop = { since: at, ...(event ? { evidence: event } : {}) };
  if (verdict === "hard") await insertSuppression(ctx, mail.emailNorm, "bounced", source, stop);
  // What the person says holds at every address of theirs; what a mailbox says at its own.
  const said = verdict === "complaint" ? "complained" : verdict === "unsubscribe" ? "unsubscribed" : null;
  if (said) {
    const { norms } = await readerOf(ctx, mail);
    for (const norm of norms) await insertSuppression(ctx, norm, said, source, stop);
  }
  const until = verdict === "soft" ? await pauseAfterSoft(ctx, mail.emailNorm) : null;
  if (until && until > ctx.now) await insertSuppression(ctx, mail.emailNorm, "bounced", source, { ...stop, until });
  return null;
}

/** The mailto of List-Unsubscribe: the token alone is the permission, as at `/u/`. */
async function leave(ctx: Ctx, token: string): Promise<NoEffect | null> {
  try {
    const { state } = await unsubscribe(ctx, token);
    return state === "test" ? "test-mail" : null;
  } catch (error) {
    if (isRefusal(error) && error.reason === "token-unknown") return "unproven";
    throw error;
  }
}

/** Writes an event once by its source and name, however often and with whatever time it is told; null where it stands. */
async function insertEvent(
  ctx: Ctx,
  source: string,
  { eventId, status, diagnostic, recipient }: Told,
  mail: Returned,
  kind: DeliveryEventKind,
  at: Date,
): Promise<number | null> {
  const detail = { enhanced: status, says: diagnostic, recipient };
  const known = and(eq(deliveryEvents.source, source), eq(deliveryEvents.sourceEventId, eventId));
  if ((await ctx.db.$count(deliveryEvents, known)) > 0) return null;
  const [made] = await ctx.db
    .insert(deliveryEvents)
    .values({ at, sliceId: mail.sliceId, deliveryId: mail.id, kind, source, sourceEventId: eventId, detail })
    .onConflictDoNothing()
    .returning({ id: deliveryEvents.id });
  return made?.id ?? null;
}

/**
 * Until when an address rests because mails of three different sends bounced softly within thirty days; null
 * where they did not. Told from all that is known, so that the order in which bounces come in is no matter.
 */
async function pauseAfterSoft(ctx: Ctx, emailNorm: string): Promise<Date | null> {
  const since = new Date(ctx.now.getTime() - 3 * soft.days * day).toISOString();
  const rows = await ctx.db.execute<{ at: string }>(sql`
    select min(e.at) as at from sends s
    join deliveries d on d.send_id = s.id and d.email_norm = ${emailNorm}
    join delivery_events e on e.delivery_id = d.id and e.kind = 'bounce_soft'
    where s.started_at > ${since}::timestamptz group by d.send_id order by 1
  `);
  const times = rows.map(({ at }) => new Date(at).getTime());
  const full = times.findLast(
    (at, i) => at - (times[i - soft.sends + 1] ?? Number.NEGATIVE_INFINITY) <= soft.days * day,
  );
  return full === undefined ? null : new Date(full + soft.days * day);
}

import { and, asc, desc, eq, sql } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import { noCounts, type SendCounts } from "@/base/send-counts";
import { type DeliveryState, deliveryStates, type SendState } from "@/base/vocabulary";
import { lists } from "@/db/schema/contacts";
import { sendLists, sends, sendTemplates } from "@/db/schema/distribution";
import type { Ctx } from "../context";
import { allow, may } from "../staff/allow";

/** The state of a delivery as people are told it. */
export type ShownState = Exclude<DeliveryState, "held"> | "uncertain";

const held = deliveryStates.indexOf("held");

export const shownState = (state: number, uncertain: boolean): ShownState => {
  const word = deliveryStates[state] ?? "queued";
  return word === "held" || (word === "sending" && uncertain) ? "uncertain" : word;
};

/** Counts by state, recounted from the rows. */
export async function countDeliveries(ctx: Ctx, sendId: string): Promise<SendCounts> {
  const { all } = await countByCombination(ctx, sendId);
  return all;
}

/** Counts by state, of all and of each combination of languages; of the uncertain, how many wait for a person. */
export async function countByCombination(
  ctx: Ctx,
  sendId: string,
): Promise<{ all: SendCounts; by: Record<string, SendCounts>; heldCount: number }> {
  allow(ctx, "release.read");
  const rows = await ctx.db.execute<{ combination: string; state: number; uncertain: boolean; n: number }>(sql`
    select combination, state, uncertain, count(*)::int as n from deliveries where send_id = ${sendId} group by 1, 2, 3
  `);
  const all = noCounts();
  const by: Record<string, SendCounts> = {};
  let heldCount = 0;
  for (const { combination, state, uncertain, n } of rows) {
    by[combination] ??= noCounts();
    if (state === held) heldCount += n;
    for (const counts of [all, by[combination]]) {
      counts.frozen += n;
      counts[shownState(state, uncertain)] += n;
    }
  }
  return { all, by, heldCount };
}

/** A send with its lists, its mails' subjects and its counts. Refuses `send-not-found`. */
export async function getSend(ctx: Ctx, id: string) {
  allow(ctx, "release.read");
  const [send] = await ctx.db.select().from(sends).where(eq(sends.id, id));
  if (!send) throw notFound("send-not-found", { id });
  const named = await ctx.db
    .select({ id: lists.id, name: lists.name, isLeftOut: sendLists.isLeftOut })
    .from(sendLists)
    .innerJoin(lists, eq(lists.id, sendLists.listId))
    .where(eq(sendLists.sendId, id))
    .orderBy(asc(lists.name));
  const mails = await ctx.db
    .select({
      combination: sendTemplates.combination,
      subject: sendTemplates.subject,
      fromName: sendTemplates.fromName,
      htmlBytes: sql<number>`octet_length(${sendTemplates.html})`,
    })
    .from(sendTemplates)
    .where(eq(sendTemplates.sendId, id))
    .orderBy(asc(sendTemplates.combination));
  const { all, by, heldCount } = await countByCombination(ctx, id);
  // Addresses are for those who may read contacts; the rest of a report is for everyone of the staff.
  const leftOut = may(ctx.actor, "contacts.read") ? send.leftOut : [];
  return { ...send, leftOut, lists: named, mails, counts: all, byCombination: by, heldCount };
}
export type SendDetail = Awaited<ReturnType<typeof getSend>>;

/** What the command prints (contract). */
export async function sendStatus(
  ctx: Ctx,
  id: string,
): Promise<{ send: string; state: SendState; counts: SendCounts }> {
  const { state, counts } = await getSend(ctx, id);
  return { send: id, state, counts };
}

export const sendsPerPage = 50;

/** The sends of a release, or all, newest first, each with its counts; `after` a send: those that are older. */
export async function listSends(
  ctx: Ctx,
  { releaseId, after, limit = sendsPerPage }: { releaseId?: string; after?: string; limit?: number } = {},
) {
  allow(ctx, "release.read");
  const rows = await ctx.db
    .select()
    .from(sends)
    .where(
      and(
        releaseId ? eq(sends.releaseId, releaseId) : undefined,
        after
          ? sql`(${sends.createdAt}, ${sends.id}) < (select at.created_at, at.id from sends at where at.id = ${after})`
          : undefined,
      ),
    )
    .orderBy(desc(sends.createdAt), desc(sends.id))
    .limit(limit);
  const found = [];
  for (const send of rows) found.push({ ...send, counts: await countDeliveries(ctx, send.id) });
  return found;
}

import { eq, sql } from "drizzle-orm";
import { conflict, notFound } from "@/base/refusal";
import { newestKeyId } from "@/base/token";
import { sendLists, sends } from "@/db/schema/distribution";
import { openKeyRing } from "@/db/secrets";
import { record } from "../audit";
import { lockList } from "../contacts/lists";
import { actorId, actorName, type Ctx, inTransaction } from "../context";
import { lockRelease, type ReleaseRow } from "../releases/rows";
import { getNewsroom } from "../settings/queries";
import { allow } from "../staff/allow";
import { normalised, requireLanguages } from "./audience";
import { languageChoice } from "./candidates";
import { takeBackSend } from "./freeze";
import type { CreateSend, SendNotice } from "./input";
import { findOpenNotice } from "./notice-offer";
import { requireNotWithdrawn } from "./release-of";
import { findOpenRepeat } from "./repeat-offer";
import { lockSend, type SendRow } from "./rows";
import { finalStates } from "./state";

/**
 * A draft of a send: a release to an audience. The same idempotency key gives the send it made before.
 * Refuses `release-withdrawn`, `release-not-ready` (no text is approved), `language-missing`,
 * `email-invalid` of one to be left out; of a send whose failed mails are tried again `send-not-found`
 * and, while it goes on, `conflict`; of the notice of a correction `nothing-changed` where there was none.
 * A notice or a second try that is under way already is given back: two people who press send it once.
 */
export async function createSend(ctx: Ctx, input: CreateSend): Promise<{ id: string }> {
  allow(ctx, "send");
  return inTransaction(ctx, async (ctx) => {
    const [made] = await ctx.db
      .select({ id: sends.id })
      .from(sends)
      .where(eq(sends.idempotencyKey, input.idempotencyKey));
    if (made) return made;
    const { release } = await lockRelease(ctx, input.releaseId);
    const repeated = input.repeats ? await requireOver(ctx, input.repeats, release.id) : null;
    // Whoever the notice of a correction did not reach is sent that notice again.
    const notice = repeated?.notice ?? input.notice ?? null;
    requireSendable(release, notice);
    const open = repeated
      ? await findOpenRepeat(ctx, repeated.id)
      : notice
        ? await findOpenNotice(ctx, release.id)
        : null;
    if (open) return { id: open.id };
    const choice = await choiceOf(ctx, release, input);
    const [send] = await ctx.db
      .insert(sends)
      .values({
        ...choice,
        releaseId: release.id,
        repeats: input.repeats ?? null,
        tracksClicks: repeated?.tracksClicks ?? choice.tracksClicks,
        notice,
        identityKey: newestKeyId(openKeyRing()),
        idempotencyKey: input.idempotencyKey,
        createdByName: actorName(ctx.actor),
        createdById: ctx.actor.kind === "person" ? actorId(ctx.actor) : null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: sends.id });
    // Another click with the same key was faster; its send is visible once it has committed.
    if (!send) return getByKey(ctx, input.idempotencyKey);
    if (input.repeats || notice) await copyLists(ctx, send.id, release.id, input.repeats ?? null);
    else await writeLists(ctx, send.id, input);
    await record(ctx, "send.created", { kind: "send", id: send.id }, null, {
      releaseId: release.id,
      ...traceOf(input, choice),
      ...(input.repeats ? { repeats: input.repeats } : {}),
      ...(notice ? { notice } : {}),
    });
    return send;
  });
}

/**
 * Chooses anew whom a send goes to that has not begun, and how; what was fixed of it is thrown away, and
 * it is a draft again. The same key again changes nothing. Refuses `send-not-found`; `conflict` once it
 * has begun, is being fixed, or was not made from lists; and as `createSend`.
 */
export async function changeSend(ctx: Ctx, id: string, input: CreateSend): Promise<void> {
  allow(ctx, "send");
  await inTransaction(ctx, async (ctx) => {
    const { release } = await lockRelease(ctx, input.releaseId);
    const send = await lockSend(ctx, id);
    if (send.releaseId !== release.id) throw notFound("send-not-found", { id });
    if (send.idempotencyKey === input.idempotencyKey) return;
    if (send.repeats || send.notice) throw conflict("conflict", { id });
    requireSendable(release, null);
    const choice = await choiceOf(ctx, release, input);
    if (send.state !== "draft") await takeBackSend(ctx, { id });
    await ctx.db
      .update(sends)
      .set({ ...choice, idempotencyKey: input.idempotencyKey })
      .where(eq(sends.id, id));
    await ctx.db.delete(sendLists).where(eq(sendLists.sendId, id));
    await writeLists(ctx, id, input);
    await record(ctx, "send.changed", { kind: "send", id }, null, traceOf(input, choice));
  });
}

/** What a person has chosen, as it stands in the row, with what the newsroom says of a send that is made now. */
async function choiceOf(ctx: Ctx, release: ReleaseRow, input: CreateSend) {
  const { choice } = await languageChoice(ctx, release.id, input.languageRule);
  requireLanguages(input, choice.available);
  const { senderEmail, replyTo, uncertainPolicy } = await getNewsroom(ctx);
  return {
    languageRule: input.languageRule,
    skipsOtherLanguages: input.skipsOtherLanguages,
    leftOut: normalised(input).leftOut,
    tracksClicks: input.tracksClicks ?? false,
    expectedCount: input.expectedCount ?? null,
    fromEmail: senderEmail,
    replyTo,
    uncertainPolicy,
    // Without an embargo nobody reads the release before its hour; under one the mail leaves at once with the notice.
    after: release.state === "scheduled" && !release.embargoUntil ? ("publication" as const) : ("nothing" as const),
  };
}

/** Those of the sends whose people it goes to, for who has left them since. */
async function copyLists(ctx: Ctx, sendId: string, releaseId: string, repeats: string | null): Promise<void> {
  await ctx.db.execute(sql`
    insert into send_lists (send_id, list_id, is_left_out)
    select ${sendId}::uuid, l.list_id, bool_and(l.is_left_out) from send_lists l join sends s on s.id = l.send_id
    where ${repeats ? sql`s.id = ${repeats}` : sql`s.release_id = ${releaseId} and s.started_at is not null and not l.is_left_out`}
    group by l.list_id
  `);
}

/** Each list once: one that is chosen and left out is left out. */
async function writeLists(ctx: Ctx, sendId: string, { listIds, leftOutListIds = [] }: CreateSend): Promise<void> {
  const out = new Set(leftOutListIds);
  const rows = [...new Set([...listIds, ...out])].map((listId) => ({ sendId, listId, isLeftOut: out.has(listId) }));
  // Locked: who deletes one meanwhile sees that it is in use.
  for (const { listId } of rows) await lockList(ctx, listId);
  if (rows.length > 0) await ctx.db.insert(sendLists).values(rows);
}

function traceOf(input: CreateSend, { leftOut }: { leftOut: string[] }) {
  return {
    lists: input.listIds,
    languageRule: input.languageRule,
    ...(input.tracksClicks ? { tracksClicks: true } : {}),
    ...(leftOut.length > 0 ? { leftOut } : {}),
    ...(input.leftOutListIds?.length ? { leftOutLists: input.leftOutListIds } : {}),
  };
}

/** Failed mails are tried again when nothing more can come of them by themselves. */
async function requireOver(ctx: Ctx, id: string, releaseId: string): Promise<SendRow> {
  const send = await lockSend(ctx, id);
  if (send.releaseId !== releaseId) throw notFound("send-not-found", { id });
  if (!finalStates.includes(send.state)) throw conflict("conflict", { state: send.state, act: "repeat" });
  return send;
}

/** Approved or public; of a withdrawn one only the word that it is, and of a correction only where there was one. */
function requireSendable({ id, state, correctedAt }: ReleaseRow, notice: SendNotice | null): void {
  requireNotWithdrawn({ id, state }, { notice });
  if (notice === "correction" && !correctedAt) throw conflict("nothing-changed", { id });
  const states: readonly string[] = notice ? [isAfter[notice]] : ["approved", "scheduled", "published"];
  if (!states.includes(state)) throw conflict("release-not-ready", { state });
}

const isAfter = { correction: "published", withdrawal: "withdrawn" } as const;

async function getByKey(ctx: Ctx, key: string): Promise<{ id: string }> {
  const [send] = await ctx.db.select({ id: sends.id }).from(sends).where(eq(sends.idempotencyKey, key));
  if (!send) throw notFound("send-not-found");
  return send;
}

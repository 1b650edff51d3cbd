import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { identityOf } from "@/base/mail-identity";
import { findKey } from "@/base/token";
import { deliveries, deliveryEvents, sends } from "@/db/schema/distribution";
import { inboundNotices } from "@/db/schema/notices";
import { openKeyRing } from "@/db/secrets";
import type { Ctx } from "@/domain/context";
import { processNotice } from "@/domain/distribution/bounce";
import { type Arrived, storeNotice } from "@/domain/distribution/inbound";
import { listOf, published, readySend } from "./sends";

const bounceDomain = "bounces.nahrain.example";

/** A send whose mails the relay has taken, and the identity of each by its address. */
export async function acceptedSend(ctx: Ctx, emails: readonly string[]) {
  const listIds = [
    await listOf(
      ctx,
      `Desk ${Math.random()}`,
      emails.map((email) => [email, "en"] as const),
    ),
  ];
  const id = await readySend(ctx, [], { listIds, releaseId: await published(ctx) });
  const now = ctx.now.toISOString();
  await ctx.db.execute(
    sql`update sends set state = 'completed', started_at = ${now}::timestamptz, date_header = ${now}::timestamptz where id = ${id}`,
  );
  await ctx.db.execute(sql`update deliveries set state = 3, accepted_at = ${now}::timestamptz where send_id = ${id}`);
  return { id, mails: await identities(ctx, id) };
}

export async function identities(ctx: Ctx, sendId: string) {
  const [send] = await ctx.db.select().from(sends).where(eq(sends.id, sendId));
  const key = findKey(openKeyRing(), send?.identityKey ?? "") ?? "";
  const domain = send?.fromEmail.split("@")[1] ?? "";
  const rows = await ctx.db.select().from(deliveries).where(eq(deliveries.sendId, sendId));
  return Object.fromEntries(
    rows.map((row) => [
      row.email,
      { row, ...identityOf({ key, sendId, emailNorm: row.emailNorm, ref: row, domain, bounceDomain }) },
    ]),
  );
}

export type Mail = Awaited<ReturnType<typeof identities>>[string];

const folder = join(import.meta.dirname, "../fixtures/bounces");

/** One of the kept bounces, about this mail of ours. */
export function bounceOf(
  file: string,
  mail: Pick<Mail, "envelopeFrom" | "sendRef" | "unsubscribeToken" | "messageId"> & { row?: { email: string } },
): Buffer {
  const text = readFileSync(join(folder, `${file}.eml`), "latin1");
  const isUnsubscribe = file.startsWith("unsubscribe-");
  return Buffer.from(
    text
      .replaceAll("b-aaaaaaaab4aaaaaaabna-2k7qmzx4tr@bounces.nahrain.example", mail.envelopeFrom)
      .replaceAll(
        "AAAAAAcAAAAAAAC1.k3Jx9a.Qm7ZrT1xYb2Lw8Kc4NdPqA",
        isUnsubscribe ? mail.unsubscribeToken : mail.sendRef,
      )
      .replaceAll("reporter@outlet.example", mail.row?.email ?? "reporter@outlet.example")
      .replaceAll("<mzxw6ytboi4dqnrqgeztemzv2a@nahrain.example>", mail.messageId),
    "latin1",
  );
}

let uids = 0;

/** Comes in and is acted on, as the job would. */
export async function bringIn(ctx: Ctx, payload: Uint8Array, from: Partial<Arrived> = {}): Promise<string | null> {
  const arrived = { source: "imap", sourceId: `1:${++uids}`, ...from, payload } as const;
  await storeNotice(ctx, arrived);
  const [kept] = await ctx.db
    .select()
    .from(inboundNotices)
    .where(sql`source = ${arrived.source} and source_id = ${arrived.sourceId}`);
  await processNotice(ctx, { id: kept?.id ?? 0 });
  const [after] = await ctx.db
    .select()
    .from(inboundNotices)
    .where(eq(inboundNotices.id, kept?.id ?? 0));
  return after?.error ?? null;
}

/** A bounce that brings so many bytes more along in its last part. */
export function inLength(bounce: Buffer, bytes: number): Buffer {
  const closing = bounce.lastIndexOf("\r\n--");
  const filler = Buffer.alloc(bytes, `${"x".repeat(74)}\r\n`);
  return Buffer.concat([bounce.subarray(0, closing), Buffer.from("\r\n"), filler, bounce.subarray(closing)]);
}

/** The mail of a send to one reader, accepted. */
export async function mailTo(ctx: Ctx, email: string): Promise<Mail> {
  const { mails } = await acceptedSend(ctx, [email]);
  const mail = mails[email];
  if (!mail) throw new Error("no mail");
  return mail;
}

/** What stops mails at the moment, and whom. */
export const stops = (ctx: Ctx) =>
  ctx.db.execute<{ email: string; reason: string; until: string | null; source: string }>(
    sql`select email_norm as email, reason, source, expires_at as until from suppressions where lifted_at is null`,
  );
/** What has been heard of mails, in its order. */
export const kinds = async (ctx: Ctx) =>
  (await ctx.db.select().from(deliveryEvents).orderBy(deliveryEvents.id)).map(({ kind }) => kind);

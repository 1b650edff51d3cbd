import { sql } from "drizzle-orm";
import { deliveryEvents } from "@/db/schema/distribution";
import { inboundNotices } from "@/db/schema/notices";
import type { Ctx } from "@/domain/context";
import { processNotice } from "@/domain/distribution/bounce";
import type { Hooked } from "@/domain/distribution/hook";
import { acceptedSend, type Mail } from "./bounces";

export const amal = "amal@outlet.example";
export const visitor = { kind: "public" } as const;
const nothingFetched = async (url: string): Promise<string> => {
  throw new Error(`fetched ${url}`);
};

export type Sent = Record<string, string | undefined>;
export const hooked = (source: Hooked["source"], body: string | Uint8Array, headers: Sent = {}): Hooked => ({
  source,
  body: Buffer.from(body),
  headers: new Headers(Object.entries(headers).filter((one): one is [string, string] => one[1] !== undefined)),
  fetchText: nothingFetched,
});

export async function workOff(ctx: Ctx) {
  const rows = await ctx.db.select().from(inboundNotices).orderBy(inboundNotices.id);
  for (const { id } of rows) await processNotice(ctx, { id });
  const stops = await ctx.db.execute<{ email: string; reason: string }>(
    sql`select email_norm as email, reason from suppressions where lifted_at is null order by 1, id`,
  );
  const events = await ctx.db.select().from(deliveryEvents).orderBy(deliveryEvents.id);
  const after = await ctx.db.select().from(inboundNotices).orderBy(inboundNotices.id);
  return { stops: [...stops], events: events.map(({ kind }) => kind), errors: after.map(({ error }) => error) };
}

export async function mailTo(ctx: Ctx, email = amal): Promise<Mail> {
  const mail = (await acceptedSend(ctx, [email])).mails[email];
  if (!mail) throw new Error("no mail");
  return mail;
}

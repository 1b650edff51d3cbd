import { eq, sql } from "drizzle-orm";
import { webEnv } from "@/base/env";
import { bodyOf, findKey, readToken, signToken } from "@/base/token";
import { sendLinks } from "@/db/schema/links";
import { openKeyRing } from "@/db/secrets";
import type { Ctx } from "../context";
import { tokenSlots } from "../releases/token-slots";
import { allow } from "../staff/allow";
import type { SendMail } from "./render-mail";
import type { SendRow } from "./rows";

/**
 * A mail whose web addresses lead over `/c/{link}`, where clicks are counted (sending.md 5.10). The
 * address names the send's link by a signed number and nothing of the reader, so that all readers have
 * the same one. Addresses with a reader's token, of mail and of telephones stay as they are.
 */
export async function withCountedLinks(
  ctx: Ctx,
  send: Pick<SendRow, "id" | "identityKey">,
  mail: SendMail,
): Promise<SendMail> {
  const ring = openKeyRing();
  const key = findKey(ring, send.identityKey) ?? undefined;
  const urls = [...new Set(addressesOf(mail))].filter((url) => !tokenSlots.some((slot) => url.includes(slot)));
  if (urls.length === 0) return mail;
  const values = urls.map((url) => ({ sendId: send.id, url }));
  await ctx.db.insert(sendLinks).values(values).onConflictDoNothing();
  const rows = await ctx.db.select().from(sendLinks).where(eq(sendLinks.sendId, send.id));
  const { url: origin } = webEnv();
  const counted = new Map(
    rows.map(({ id, url }) => {
      const bound = `${send.id}:${url}`;
      return [url, `${origin}/c/${signToken(ring, "click", id.toString(36), { key, bound })}`];
    }),
  );
  return {
    ...mail,
    html: mail.html.replace(href, (all, url: string) => {
      const to = counted.get(unescaped(url));
      return to ? `href="${to}"` : all;
    }),
    text: mail.text.replace(bare, (url) => counted.get(url) ?? url),
  };
}

const href = /href="(https?:\/\/[^"]+)"/g;
/** An address in plain text, without the stop or bracket that follows it. */
const bare = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]»،؛؟]/g;
const unescaped = (url: string) => url.replaceAll("&amp;", "&").replaceAll("&#x27;", "'");

function* addressesOf({ html, text }: Pick<SendMail, "html" | "text">): Iterable<string> {
  for (const [, url = ""] of html.matchAll(href)) yield unescaped(url);
  for (const [url] of text.matchAll(bare)) yield url;
}

export interface FollowedLink {
  id: number;
  sendId: string;
  url: string;
  /** Links that mails of this send count. */
  ofSend: number;
  /**
   * The first mails of the send are just leaving, or its last one was settled within ten seconds, so that machines
   * are at work. In between a visit's time says nothing: a link is everybody's, and so is the hour of its mail.
   */
  isFresh: boolean;
}

/** The link that a counted address names; null where no key of ours made it. Whoever has the mail may ask. */
export async function findCountedLink(ctx: Ctx, token: string): Promise<FollowedLink | null> {
  const id = Number.parseInt(bodyOf(token), 36);
  if (!Number.isSafeInteger(id)) return null;
  const [row] = await ctx.db.execute<{
    id: string;
    send_id: string;
    url: string;
    n: number;
    fresh: boolean | null;
  }>(sql`
    select l.id, l.send_id, l.url, (select count(*)::int from send_links o where o.send_id = l.send_id) as n,
      coalesce(s.finished_at, s.started_at) > ${ctx.now.toISOString()}::timestamptz - interval '10 seconds' as fresh
    from send_links l join sends s on s.id = l.send_id where l.id = ${id}
  `);
  const isOurs = row && readToken(openKeyRing(), "click", token, `${row.send_id}:${row.url}`) !== null;
  return isOurs
    ? { id: Number(row.id), sendId: row.send_id, url: row.url, ofSend: row.n, isFresh: row.fresh === true }
    : null;
}

/** One more visit, by a person or a machine. Nothing else is written. */
export async function countClick(ctx: Ctx, id: number, by: "people" | "machines"): Promise<void> {
  const column = sendLinks[by];
  await ctx.db
    .update(sendLinks)
    .set({ [by]: sql`${column} + 1` })
    .where(eq(sendLinks.id, id));
}

/** Visits that were taken for a person's turn out to be a machine's: each link once for each time it is named. */
export async function recountAsMachine(ctx: Ctx, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    await ctx.db
      .update(sendLinks)
      .set({ people: sql`greatest(${sendLinks.people} - 1, 0)`, machines: sql`${sendLinks.machines} + 1` })
      .where(eq(sendLinks.id, id));
  }
}

/** The counted links of a send, the most followed first. */
export async function listClicks(ctx: Ctx, sendId: string) {
  allow(ctx, "release.read");
  return ctx.db
    .select({ url: sendLinks.url, people: sendLinks.people, machines: sendLinks.machines })
    .from(sendLinks)
    .where(eq(sendLinks.sendId, sendId))
    .orderBy(sql`${sendLinks.people} desc`, sendLinks.id);
}

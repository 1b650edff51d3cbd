import { eq, sql } from "drizzle-orm";
import { noteVisit } from "@/app/c/[link]/bursts";
import { sends } from "@/db/schema/distribution";
import { sendLinks } from "@/db/schema/links";
import type { Ctx } from "@/domain/context";
import { countClick, findCountedLink, listClicks, recountAsMachine } from "@/domain/distribution/counted-links";
import { takeBackSend } from "@/domain/distribution/freeze";
import { isMachineVisit, type Visit } from "@/domain/distribution/machine-visit";
import { getSend } from "@/domain/distribution/queries";
import { expect, test } from "../../fixtures";
import { published, readySend } from "../../support/sends";

/** Clicks of a whole send, machines apart, and nothing of anybody (sending.md 5.10). */

test.beforeEach(({ freshDatabase: _ }) => {});

const person: Visit = {
  agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
  address: "203.0.113.7",
  purpose: null,
  mode: "navigate",
};
const readers = [
  ["a@dijla.example", "en"],
  ["b@dijla.example", "ar+en"],
] as const;

async function mailsOf(ctx: Ctx, id: string) {
  const rows = await ctx.db.execute<{ combination: string; html: string; text: string }>(
    sql`select combination, html, text from send_templates where send_id = ${id} order by combination`,
  );
  return Object.fromEntries(rows.map((mail) => [mail.combination, mail]));
}
const tokensIn = (text = "") => [...text.matchAll(/\/c\/([\w.-]+)/g)].map(([, token = ""]) => token);

test("nothing is counted unless somebody asks for it", async ({ ctx }) => {
  const id = await readySend(ctx(), readers);
  expect((await getSend(ctx(), id)).tracksClicks).toBe(false);
  for (const { html, text } of Object.values(await mailsOf(ctx(), id))) expect(html + text).not.toContain("/c/");
  expect(await listClicks(ctx(), id)).toEqual([]);
});

test("a counted link is the same for every reader and leads to what was written", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const id = await readySend(ctx(), readers, { releaseId, tracksClicks: true });
  const mails = await mailsOf(ctx(), id);
  for (const { html, text } of Object.values(mails)) {
    expect(html).not.toMatch(/href="[^"]*\/news\//);
    expect(text).not.toContain("/news/");
    // A reader's own address is nobody else's to count.
    expect(html).toMatch(/\/u\/token-of-46/);
    expect(html).toMatch(/\/p\/other-of-46/);
  }
  const [english] = tokensIn(mails.en?.html);
  expect(tokensIn(mails.en?.text)).toEqual([english]);
  expect(tokensIn(mails["ar+en"]?.html)).toContain(english);
  const link = await findCountedLink(ctx(), english ?? "");
  expect(link).toMatchObject({ sendId: id, ofSend: 2, isFresh: false });
  expect(link?.url).toMatch(/\/en\/news\/ferry/);
});

test("an address that we did not sign leads nowhere", async ({ ctx }) => {
  const id = await readySend(ctx(), readers, { tracksClicks: true });
  const [token = ""] = tokensIn((await mailsOf(ctx(), id)).en?.html);
  const [body = "", key = "", tag = ""] = token.split(".");
  const other = [
    `${Number.parseInt(body, 36) + 1}.${key}.${tag}`,
    `${body}.${key}.${"A".repeat(tag.length)}`,
    body,
    "",
  ];
  for (const forged of [...other, "https://evil.example", `${body}.${key}`]) {
    expect(await findCountedLink(ctx(), forged)).toBeNull();
  }
});

test("what is kept is two numbers for a link", async ({ ctx }) => {
  const id = await readySend(ctx(), readers, { tracksClicks: true });
  const [token = ""] = tokensIn((await mailsOf(ctx(), id)).en?.html);
  const link = await findCountedLink(ctx(), token);
  if (!link) throw new Error("the link is not there");
  await Promise.all(Array.from({ length: 5 }, () => countClick(ctx(), link.id, "people")));
  await countClick(ctx(), link.id, "machines");
  await recountAsMachine(ctx(), [link.id, link.id]);
  const [first] = await listClicks(ctx(), id);
  expect(first).toEqual({ url: link.url, people: 3, machines: 3 });
  expect(Object.keys(sendLinks).filter((name) => !name.startsWith("_") && name !== "enableRLS")).toEqual([
    "id",
    "sendId",
    "url",
    "people",
    "machines",
  ]);
});

test("a visit within ten seconds of a send's start or end may be a machine's, and one in between is a person's", async ({
  ctx,
}) => {
  const id = await readySend(ctx(), readers, { tracksClicks: true });
  const [token = ""] = tokensIn((await mailsOf(ctx(), id)).en?.html);
  const started = new Date("2026-11-23T09:00:00Z");
  const after = (seconds: number) => new Date(started.getTime() + seconds * 1000);
  const freshAt = async (seconds: number) => (await findCountedLink(ctx(undefined, after(seconds)), token))?.isFresh;
  await ctx().db.update(sends).set({ startedAt: started, dateHeader: started }).where(eq(sends.id, id));
  // Mails are taken all the time: that makes no reader of an earlier one a machine.
  await ctx().db.execute(sql`update deliveries set state = 3, accepted_at = ${after(58).toISOString()}::timestamptz`);
  expect([await freshAt(2), await freshAt(9), await freshAt(11), await freshAt(60)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  await ctx()
    .db.update(sends)
    .set({ state: "completed", finishedAt: after(60) })
    .where(eq(sends.id, id));
  expect([await freshAt(61), await freshAt(69), await freshAt(71)]).toEqual([true, true, false]);
});

test("a send that is taken back forgets its links", async ({ ctx }) => {
  const id = await readySend(ctx(), readers, { tracksClicks: true });
  const [token = ""] = tokensIn((await mailsOf(ctx(), id)).en?.html);
  await takeBackSend(ctx(), { id });
  expect(await findCountedLink(ctx(), token)).toBeNull();
});

test("programs are told from people by what they say and where they come from", () => {
  expect(isMachineVisit(person)).toBe(false);
  expect(isMachineVisit({ ...person, mode: null })).toBe(false);
  const iphone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1";
  expect(isMachineVisit({ ...person, agent: iphone, address: "2001:db8::7" })).toBe(false);
  const machines: Partial<Visit>[] = [
    { agent: null },
    { agent: "" },
    { agent: "curl/8.5.0" },
    { agent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" },
    { agent: "Mozilla/5.0 (Windows NT 10.0) BingPreview/1.0b" },
    { agent: "WhatsApp/2.23" },
    { purpose: "prefetch;prerender" },
    { purpose: "preview" },
    { mode: "no-cors" },
    { address: "40.92.7.7" },
    { address: "::ffff:52.101.8.9" },
    { address: "148.163.140.1, 10.0.0.1" },
  ];
  for (const machine of machines) {
    expect(isMachineVisit({ ...person, ...machine }), JSON.stringify(machine)).toBe(true);
  }
});

test("who follows every link of a mail within ten seconds is a machine, and what came before counts so", () => {
  const link = (id: number, ofSend: number, sendId = "one") => ({ id, sendId, url: "", ofSend, isFresh: false });
  const scanner = { ...person, address: "198.51.100.1" };
  expect(noteVisit(scanner, link(1, 4), 1000)).toEqual({ isBurst: false, before: [] });
  expect(noteVisit(scanner, link(2, 4), 1500)).toEqual({ isBurst: false, before: [] });
  expect(noteVisit(scanner, link(3, 4), 2000)).toEqual({ isBurst: true, before: [1, 2] });
  expect(noteVisit(scanner, link(4, 4), 2500)).toEqual({ isBurst: true, before: [] });

  // The same link again and again, other readers, another mail, and later: people.
  const reader = { ...person, address: "198.51.100.2" };
  for (let n = 0; n < 5; n++) expect(noteVisit(reader, link(1, 4), 3000 + n).isBurst).toBe(false);
  expect(noteVisit({ ...reader, address: "198.51.100.3" }, link(2, 4), 3100).isBurst).toBe(false);
  expect(noteVisit(reader, link(7, 4, "two"), 3200).isBurst).toBe(false);
  expect(noteVisit(reader, link(3, 4), 20_000).isBurst).toBe(false);
  expect(noteVisit(reader, link(9, 1, "three"), 20_100).isBurst).toBe(false);
});

import { execFileSync } from "node:child_process";
import { sql } from "drizzle-orm";
import { GET as follow, HEAD as peek } from "@/app/c/[link]/route";
import { GET as showPreferences } from "@/app/p/[token]/route";
import { POST as leave, GET as showLeave } from "@/app/u/[token]/route";
import { contacts } from "@/db/schema/contacts";
import { deliveryEvents, suppressions } from "@/db/schema/distribution";
import { expect, test } from "../../fixtures";
import { identityTo } from "../../support/mail-tokens";
import { people, readySend } from "../../support/sends";

/** Promise 14 of sending.md 6: machines open every link of every mail, and nobody is unsubscribed. */

test.beforeAll(() => {
  execFileSync(process.execPath, ["scripts/fonts.mjs"]);
});
test.beforeEach(({ freshDatabase: _ }) => {});

/** `BAYAN_VISITS=10000` is the full count of sending.md 6. */
const visits = Number(process.env.BAYAN_VISITS ?? 1000);
const origin = "http://localhost:3000";
const asked = (path: string, method: string) => new Request(`${origin}${path}`, { method });
const tokenIn = (token: string) => ({ params: Promise.resolve({ token, link: token }) });

test("every link of a mail is opened again and again by machines, and nobody has left", async ({ ctx }) => {
  test.setTimeout(300_000);
  const readers = people(5);
  const id = await readySend(ctx(), readers, { tracksClicks: true });
  await ctx().db.execute(sql`update deliveries set state = 3, accepted_at = now() where send_id = ${id}`);
  const mails = await Promise.all(readers.map(([email]) => identityTo(ctx(), email)));
  const [template] = await ctx().db.execute<{ html: string }>(sql`select html from send_templates limit 1`);
  const counted = [...new Set([...(template?.html ?? "").matchAll(/\/c\/([\w.-]+)/g)].map(([, link = ""]) => link))];
  expect(counted.length).toBeGreaterThan(0);
  // Next answers HEAD with what GET would, without its body, where a door has none of its own.
  const doors = ["GET", "HEAD"].flatMap((method) => [
    ...mails.flatMap(({ unsubscribeToken, preferencesToken }) => [
      () => showLeave(asked(`/u/${unsubscribeToken}`, method), tokenIn(unsubscribeToken)),
      () => showPreferences(asked(`/p/${preferencesToken}`, method), tokenIn(preferencesToken)),
      () => showPreferences(asked(`/p/${preferencesToken}?data`, method), tokenIn(preferencesToken)),
    ]),
    ...counted.map((link) => () => (method === "GET" ? follow : peek)(asked(`/c/${link}`, method), tokenIn(link))),
  ]);
  const answers = new Map<number, number>();
  for (let at = 0; at < visits; at += 20) {
    const some = Array.from({ length: 20 }, (_, n) => doors[(at + n) % doors.length]?.());
    for (const reply of await Promise.all(some))
      answers.set(reply?.status ?? 0, (answers.get(reply?.status ?? 0) ?? 0) + 1);
  }
  expect([...answers.keys()].sort()).toEqual([200, 302]);
  expect([...answers.values()].reduce((sum, n) => sum + n, 0)).toBe(visits);
  expect(await ctx().db.$count(suppressions)).toBe(0);
  expect(await ctx().db.$count(deliveryEvents)).toBe(0);
  expect(await ctx().db.$count(contacts)).toBe(readers.length);

  // A mail program's one click, and the same again: one farewell.
  const [{ unsubscribeToken = "" } = {}] = mails;
  for (let n = 0; n < 2; n++) {
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    const request = new Request(`${origin}/u/${unsubscribeToken}`, { method: "POST", body });
    expect((await leave(request, tokenIn(unsubscribeToken))).status).toBe(200);
  }
  expect(await ctx().db.$count(suppressions)).toBe(1);
  expect((await ctx().db.select().from(deliveryEvents)).map(({ kind }) => kind)).toEqual(["unsubscribed"]);
});

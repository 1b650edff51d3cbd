import { sql } from "drizzle-orm";
import type { Ctx } from "@/domain/context";
import { listRecipients, recipientsPerPage } from "@/domain/distribution/recipients";
import { expect, test } from "../../fixtures";
import { people, readySend } from "../../support/sends";

/** Pages of a send's recipients: everyone once, and in which order. */

test.beforeEach(({ freshDatabase: _ }) => {});

const address = (n: number) => `p${n}@dijla.example`;
const stands = (ctx: Ctx, id: string, n: number, state: number) =>
  ctx.db.execute(sql`
    update deliveries set state = ${state}, accepted_at = now() where send_id = ${id} and email = ${address(n)}
  `);

test("whoever needs a look stands first, on every page", async ({ ctx }) => {
  const n = 2 * recipientsPerPage + 30;
  const id = await readySend(ctx(), people(n));
  // A page and some more that need a look: deferred, then two that were refused.
  await ctx().db.execute(sql`
    update deliveries set state = 2, due_at = now() where send_id = ${id} and id in (select id from deliveries order by id desc limit 118)
  `);
  for (const at of [5, 110]) await stands(ctx(), id, at, 4);
  for (const at of [0, 1, 2]) await stands(ctx(), id, at, 3);
  const pages = [await listRecipients(ctx(), { sendId: id })];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
    pages.push(await listRecipients(ctx(), { sendId: id, after: next }));
  }
  expect(pages.map(({ recipients }) => recipients.length)).toEqual([recipientsPerPage, recipientsPerPage, 30]);
  const all = pages.flatMap(({ recipients }) => recipients);
  expect(all.slice(0, 3).map(({ email, state }) => [email, state])).toEqual([
    [address(5), "rejected"],
    [address(110), "rejected"],
    [address(112), "deferred"],
  ]);
  expect(all.filter(({ state }) => state === "deferred")).toHaveLength(118);
  expect(all.slice(120, 124).map(({ email, state }) => [email, state])).toEqual([
    [address(0), "accepted"],
    [address(1), "accepted"],
    [address(2), "accepted"],
    [address(3), "queued"],
  ]);
  expect(new Set(all.map(({ id: one }) => one)).size).toBe(n);
  // An address that somebody made up begins at the beginning.
  expect((await listRecipients(ctx(), { sendId: id, after: "0; drop" })).recipients).toHaveLength(recipientsPerPage);
});

test("a page of what is searched or filtered goes on where the last one ended", async ({ ctx }) => {
  const id = await readySend(ctx(), people(recipientsPerPage + 20));
  for (const ask of [{ state: "queued" as const }, { text: "dijla" }, { state: "queued" as const, text: "P1" }]) {
    const first = await listRecipients(ctx(), { sendId: id, ...ask });
    const second = first.next ? await listRecipients(ctx(), { sendId: id, ...ask, after: first.next }) : null;
    const found = [...first.recipients, ...(second?.recipients ?? [])].map(({ email }) => email);
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBe(ask.text === "P1" ? 31 : recipientsPerPage + 20);
    expect(second?.next ?? null).toBeNull();
  }
});

test("a whole address finds its own mail alone, and one that is cut off whatever begins so", async ({ ctx }) => {
  const id = await readySend(ctx(), [...people(12), ["ap1@dijla.example", "en"]]);
  const found = async (text: string, state?: "accepted") =>
    (await listRecipients(ctx(), { sendId: id, text, ...(state ? { state } : {}) })).recipients.map(
      ({ email }) => email,
    );
  expect(await found(" Noor <P1@Dijla.example> ")).toEqual([address(1)]);
  expect((await found("p1@dijla.exam")).sort()).toEqual(["ap1@dijla.example", address(1)]);
  expect(await found("p99@dijla.example")).toEqual([]);
  expect(await found(address(1), "accepted")).toEqual([]);
  await stands(ctx(), id, 1, 3);
  expect(await found(address(1), "accepted")).toEqual([address(1)]);
});

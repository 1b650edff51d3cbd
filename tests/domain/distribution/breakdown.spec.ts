import { sql } from "drizzle-orm";
import fc from "fast-check";
import { noCounts, type SendCounts, settledOf, sumOf } from "@/base/send-counts";
import { importContacts } from "@/domain/contacts/import";
import { getListIds } from "@/domain/contacts/queries";
import type { Ctx } from "@/domain/context";
import { countBy, largestOf, rest } from "@/domain/distribution/breakdown";
import { laterOf } from "@/domain/distribution/later";
import { nextTries } from "@/domain/distribution/next-tries";
import { countByCombination, getSend, listSends } from "@/domain/distribution/queries";
import { listRecipients } from "@/domain/distribution/recipients";
import { findSendOf } from "@/domain/distribution/send-view";
import { timeline } from "@/domain/distribution/timeline";
import { expect, test } from "../../fixtures";
import { person, refusalOf } from "../../support/releases";
import { people, published, readySend } from "../../support/sends";

/** The numbers of a report: every part of them adds up to the whole. */

test.beforeEach(({ freshDatabase: _ }) => {});

/** Two languages and those who read both, four outlets and none, three mail systems. */
async function mixed(ctx: Ctx, n: number): Promise<string> {
  const domains = ["gmail.com", "yahoo.com", "dijla.example"];
  const rows = Array.from({ length: n }, (_, i) =>
    [`p${i}@${domains[i % 3]}`, ["en", "ar", "ar+en"][i % 3], `Reader ${i}`, i % 5 === 0 ? "" : `Outlet ${i % 5}`].join(
      ",",
    ),
  );
  const list = `Mixed ${n}`;
  await importContacts(ctx, { bytes: Buffer.from(["email,language,name,outlet", ...rows].join("\n")), list });
  return readySend(ctx, [], { listIds: await getListIds(ctx, [list]) });
}

const sumOfStates = ({ frozen: _, ...states }: SendCounts) => Object.values(states).reduce((sum, n) => sum + n, 0);
const added = (parts: SendCounts[]) =>
  parts.reduce<Partial<SendCounts>>(
    (sum, part) =>
      Object.fromEntries(
        Object.entries(part).map(([key, n]) => [key, n + (sum[key as keyof SendCounts] ?? 0)]),
      ) as Partial<SendCounts>,
    {},
  );

test("frozen is the sum of the states, of all and of every part, whatever the ledger holds", async ({ ctx }) => {
  test.slow();
  const n = 30;
  const id = await mixed(ctx(), n);
  const ids = (await ctx().db.execute<{ id: string }>(sql`select id from deliveries order by id`)).map(({ id }) => id);
  const state = fc.record({ state: fc.integer({ min: 0, max: 8 }), uncertain: fc.boolean(), gone: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(state, { minLength: n, maxLength: n }), async (states) => {
      const rows = states.map((one, i) => ({ ...one, id: ids[i], uncertain: one.uncertain && one.state === 1 }));
      await ctx().db.execute(sql`
        update deliveries d set state = r.state, uncertain = r.uncertain,
          accepted_at = case when r.state = 3 then now() end, due_at = case when r.state = 2 then now() end,
          contact_id = case when r.gone then null else (select c.id from contacts c where c.email_norm = d.email_norm) end
        from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id bigint, state int, uncertain bool, gone bool)
        where d.id = r.id
      `);
      const { all, by } = await countByCombination(ctx(), id);
      expect(all.frozen).toBe(n);
      expect(sumOfStates(all)).toBe(n);
      expect(all.uncertain).toBe(rows.filter((row) => row.state === 8 || row.uncertain).length);
      expect(settledOf(all)).toBeLessThanOrEqual(n);
      const lanes = (await countBy(ctx(), id, "lane")).map(({ counts }) => counts);
      const outlets = (await countBy(ctx(), id, "outlet")).map(({ counts }) => counts);
      for (const parts of [Object.values(by), lanes, outlets]) {
        for (const part of parts) expect(sumOfStates(part)).toBe(part.frozen);
        expect(added(parts)).toEqual(all);
      }
    }),
    { numRuns: 40 },
  );
});

test("the parts of a send are named, the largest first", async ({ ctx }) => {
  const id = await mixed(ctx(), 10);
  const lanes = await countBy(ctx(), id, "lane");
  expect(lanes.map(({ key, counts }) => [key, counts.frozen])).toEqual([
    ["gmail", 4],
    ["other", 3],
    ["yahoo", 3],
  ]);
  const outlets = await countBy(ctx(), id, "outlet");
  expect(outlets.map(({ name }) => name).sort()).toEqual(["Outlet 1", "Outlet 2", "Outlet 3", "Outlet 4", null]);
});

test("a recipient is found by address, by either name and by outlet", async ({ ctx }) => {
  const id = await mixed(ctx(), 10);
  const found = async (text: string) =>
    (await listRecipients(ctx(), { sendId: id, text })).recipients.map(({ email }) => email).sort();
  expect(await found("p3@")).toEqual(["p3@gmail.com"]);
  expect(await found("READER 4")).toEqual(["p4@yahoo.com"]);
  expect(await found("outlet 2")).toEqual(["p2@dijla.example", "p7@yahoo.com"]);
  expect(await found("100%")).toEqual([]);
  const [one] = (await listRecipients(ctx(), { sendId: id, text: "p2@" })).recipients;
  expect(one).toMatchObject({ outlet: "Outlet 2", outletAr: null });
});

test("the timeline tells what was accepted, put off, refused and came back, by minutes, hours or days", async ({
  ctx,
}) => {
  const id = await readySend(ctx(), people(3));
  expect(await timeline(ctx(), id)).toEqual({ step: "minute", moments: [] });
  const [row] = await ctx().db.execute<{ id: string; slice_id: string }>(
    sql`select id, slice_id from deliveries limit 1`,
  );
  let n = 0;
  const happen = (kind: string, at: string) =>
    ctx().db.execute(sql`
      insert into delivery_events (at, slice_id, delivery_id, kind, source, source_event_id)
      values (${at}, ${row?.slice_id}, ${row?.id}, ${kind}::delivery_event_kind, 'test', ${String(++n)})
    `);
  await happen("accepted", "2026-11-23T09:00:10Z");
  await happen("deferred", "2026-11-23T09:00:50Z");
  await happen("unsubscribed", "2026-11-23T09:01:00Z");
  await happen("rejected", "2026-11-23T09:04:00Z");
  const minute = { accepted: 1, deferred: 1, refused: 0, bounced: 0 };
  expect(await timeline(ctx(), id)).toEqual({
    step: "minute",
    moments: [
      { at: new Date("2026-11-23T09:00:00Z"), ...minute },
      { at: new Date("2026-11-23T09:04:00Z"), accepted: 0, deferred: 0, refused: 1, bounced: 0 },
    ],
  });
  await happen("bounce_soft", "2026-11-23T14:10:00Z");
  const hours = await timeline(ctx(), id);
  expect(hours).toMatchObject({ step: "hour", moments: [{ accepted: 1, deferred: 1, refused: 1 }, { bounced: 1 }] });
  await happen("bounce_hard", "2026-11-29T22:30:00Z");
  const days = await timeline(ctx(), id);
  expect(days.step).toBe("day");
  // The newsroom's day: in Baghdad it is past midnight already.
  expect(days.moments.map(({ at }) => at.toISOString())).toEqual([
    "2026-11-22T21:00:00.000Z",
    "2026-11-29T21:00:00.000Z",
  ]);
});

test("outlets beyond the largest are put together, and those of none stay by themselves", () => {
  const part = (key: string, frozen: number) => ({
    key,
    name: key || null,
    nameAr: null,
    counts: { ...noCounts(), frozen, accepted: frozen },
  });
  const parts = [...Array.from({ length: 14 }, (_, i) => part(`o${i}`, 20 - i)), part("", 5)];
  const shown = largestOf(parts, 12);
  expect(shown.map(({ key }) => key).slice(11)).toEqual(["o11", rest, ""]);
  expect(shown.at(-1)?.counts.frozen).toBe(5);
  expect(sumOf(shown.map(({ counts }) => counts))).toEqual(sumOf(parts.map(({ counts }) => counts)));
  // One more than are shown is no "others".
  expect(largestOf(parts.slice(1), 13)).toEqual(parts.slice(1));
});

test("everyone of the staff reads the figures of a report, and nobody's address", async ({ ctx }) => {
  const id = await mixed(ctx(), 6);
  await ctx().db.execute(sql`update sends set left_out = '{rival@dijla.example}' where id = ${id}`);
  const { releaseId } = await getSend(ctx(), id);
  for (const role of ["viewer", "author", "editor"] as const) {
    const reader = ctx(await person(ctx(), role, role));
    expect(await findSendOf(reader, releaseId)).toBe(id);
    expect(await getSend(reader, id)).toMatchObject({ counts: { frozen: 6 }, leftOut: [] });
    expect(await listSends(reader, { releaseId })).toMatchObject([{ id, counts: { frozen: 6 } }]);
    expect((await countBy(reader, id, "outlet")).length).toBeGreaterThan(1);
    expect(await timeline(reader, id)).toMatchObject({ moments: [] });
    expect(await laterOf(reader, id)).toMatchObject({ bounced: 0 });
    expect(await nextTries(reader, id)).toBeNull();
    expect(await refusalOf(listRecipients(reader, { sendId: id }))).toBe("forbidden not-allowed");
  }
  expect(await getSend(ctx(), id)).toMatchObject({ leftOut: ["rival@dijla.example"] });
  expect(await refusalOf(getSend(ctx({ kind: "public" }), id))).toBe("forbidden signed-out");
});

test("older sends stand on further pages, each once", async ({ ctx }) => {
  const releaseId = await published(ctx());
  for (let n = 0; n < 5; n++) {
    await readySend(
      ctx(undefined, new Date(Date.now() - Math.floor(n / 2) * 60_000)),
      [[`p${n}@dijla.example`, "en"]],
      { releaseId },
    );
  }
  const found: string[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await listSends(ctx(), { after, limit: 2 });
    found.push(...page.map(({ id }) => id));
    after = page.at(-1)?.id;
    more = page.length === 2;
  }
  expect(new Set(found).size).toBe(5);
  expect(found).toEqual((await listSends(ctx())).map(({ id }) => id));
});

import { eq, sql } from "drizzle-orm";
import { sendSlices } from "@/db/schema/distribution";
import { suppressAddress } from "@/domain/contacts/suppress";
import type { Ctx } from "@/domain/context";
import { cancelSend, runCancel } from "@/domain/distribution/cancel";
import { claim } from "@/domain/distribution/claim";
import { exportRecipients } from "@/domain/distribution/export-recipients";
import { countDeliveries } from "@/domain/distribution/queries";
import { listRecipients } from "@/domain/distribution/recipients";
import { recordResults } from "@/domain/distribution/record";
import { startSend } from "@/domain/distribution/start";
import { takeOver } from "@/domain/distribution/takeover";
import { expect, test } from "../../fixtures";
import { people, readySend } from "../../support/sends";
import { resultOf } from "../../support/slices";

test.beforeEach(({ freshDatabase: _ }) => {});

/** The next worker takes the slice over and claims. */
async function claimNext(ctx: Ctx, sliceId: number, n: number) {
  const slice = await takeOver(ctx.db, sliceId, "worker");
  if (!slice) throw new Error("the slice could not be taken");
  return (await claim(ctx.db, slice, n)).mails.map(({ email }) => email);
}

test("what is in doubt to somebody who is suppressed by now is held, and what never left is not sent", async ({
  ctx,
}) => {
  const id = await readySend(ctx(), people(3));
  await startSend(ctx(), { id });
  const [slice] = await ctx().db.select().from(sendSlices).where(eq(sendSlices.sendId, id));
  const sliceId = slice?.id ?? 0;
  expect(await claimNext(ctx(), sliceId, 1)).toEqual(["p0@dijla.example"]);
  await ctx().db.execute(sql`update deliveries set claimed_at = claimed_at - interval '61 seconds' where state = 1`);
  for (const email of ["p0@dijla.example", "p1@dijla.example"]) await suppressAddress(ctx(), { email });
  expect(await claimNext(ctx(), sliceId, 10)).toEqual(["p2@dijla.example"]);
  expect(await countDeliveries(ctx(), id)).toMatchObject({ frozen: 3, uncertain: 1, suppressed: 1, sending: 1 });
});

test("a mail that was in doubt, sent again, put off and then cancelled is cancelled, and says that it may have arrived", async ({
  ctx,
}) => {
  const id = await readySend(ctx(), people(2));
  await startSend(ctx(), { id });
  const [slice] = await ctx().db.select().from(sendSlices).where(eq(sendSlices.sendId, id));
  const sliceId = slice?.id ?? 0;
  expect(await claimNext(ctx(), sliceId, 1)).toEqual(["p0@dijla.example"]);
  // Its worker dies; the next one sends it again, and the relay puts it off.
  await ctx().db.execute(sql`update deliveries set claimed_at = claimed_at - interval '61 seconds' where state = 1`);
  const next = await takeOver(ctx().db, sliceId, "worker");
  if (!next) throw new Error("the slice could not be taken");
  const { mails } = await claim(ctx().db, next, 10);
  expect(mails.map(({ email, attempt }) => [email, attempt])).toEqual([
    ["p0@dijla.example", 2],
    ["p1@dijla.example", 1],
  ]);
  const putOff = mails.map((mail) => resultOf(next, mail, "deferred", { wait: 120 }));
  expect(await recordResults(ctx().db, putOff)).toBe(2);
  await cancelSend(ctx(), { id });
  expect(await runCancel(ctx(), { id })).toBe(true);
  expect(await countDeliveries(ctx(), id)).toMatchObject({ frozen: 2, cancelled: 2, uncertain: 0 });
  const { recipients } = await listRecipients(ctx(), { sendId: id });
  expect(recipients.map(({ email, mayHaveArrived }) => [email, mayHaveArrived])).toEqual([
    ["p0@dijla.example", true],
    ["p1@dijla.example", false],
  ]);
});

for (const [outcome, state] of [
  ["rejected", "rejected"],
  ["expired", "expired"],
] as const)
  test(`a mail that was in doubt and is ${outcome} at its next try may have arrived, on the page and in the file`, async ({
    ctx,
  }) => {
    const id = await readySend(ctx(), people(2));
    await startSend(ctx(), { id });
    const [slice] = await ctx().db.select().from(sendSlices).where(eq(sendSlices.sendId, id));
    expect(await claimNext(ctx(), slice?.id ?? 0, 1)).toEqual(["p0@dijla.example"]);
    await ctx().db.execute(sql`update deliveries set claimed_at = claimed_at - interval '61 seconds' where state = 1`);
    const next = await takeOver(ctx().db, slice?.id ?? 0, "worker");
    if (!next) throw new Error("the slice could not be taken");
    const { mails } = await claim(ctx().db, next, 10);
    expect(
      await recordResults(
        ctx().db,
        mails.map((mail) => resultOf(next, mail, outcome)),
      ),
    ).toBe(2);
    const { recipients } = await listRecipients(ctx(), { sendId: id });
    const told = [
      ["p0@dijla.example", state, true],
      ["p1@dijla.example", state, false],
    ];
    expect(recipients.map((one) => [one.email, one.state, one.mayHaveArrived])).toEqual(told);
    const file = [];
    for await (const rows of await exportRecipients(ctx(), { id })) file.push(...rows);
    expect(file.map((one) => [one.email, one.state, one.mayHaveArrived])).toEqual(told);
  });

import { sql } from "drizzle-orm";
import { claim } from "@/domain/distribution/claim";
import { closeSlice } from "@/domain/distribution/close-slice";
import { finishSend } from "@/domain/distribution/finish";
import { decideHeld } from "@/domain/distribution/held";
import { countDeliveries } from "@/domain/distribution/queries";
import { recordResults } from "@/domain/distribution/record";
import { expect, test } from "../../fixtures";
import { hold, resultOf, started } from "../../support/slices";

test.beforeEach(({ freshDatabase: _ }) => {});

test("a mail that comes back untried is offered again after all that have not been tried", async ({ ctx }) => {
  const { sliceId } = await started(ctx(), 4);
  const slice = await hold(ctx(), sliceId);
  const seen: number[] = [];
  for (let turn = 0; turn < 6; turn++) {
    const [mail] = (await claim(ctx().db, slice, 1)).mails;
    if (!mail) throw new Error("one was to be claimed");
    seen.push(mail.id);
    await recordResults(ctx().db, [resultOf(slice, mail, "queued", { says: "421 bye" })]);
  }
  const [one = 0, two = 0] = seen;
  expect(seen).toEqual([one, one + 1, one + 2, one + 3, one, two]);
});

test("a mail whose answer is lost each time goes out three times, and then waits for a person", async ({ ctx }) => {
  const { id, sliceId } = await started(ctx(), 1);
  const offered = async () => {
    const slice = await hold(ctx(), sliceId);
    const [mail] = (await claim(ctx().db, slice, 5)).mails;
    if (mail) {
      const lost = { says: "lost after the dot", code: undefined };
      await recordResults(ctx().db, [resultOf(slice, mail, "uncertain", lost)]);
      await ctx().db.execute(sql`update deliveries set due_at = now() where uncertain`);
    }
    await closeSlice(ctx(), slice, { goesOn: true });
    return mail?.attempt;
  };
  expect([await offered(), await offered(), await offered(), await offered()]).toEqual([1, 2, 3, undefined]);
  expect(await countDeliveries(ctx(), id)).toMatchObject({ frozen: 1, uncertain: 1, sending: 0 });
  expect(await finishSend(ctx(), { id })).toBe("attention");
  // Who says that it is to go again says so of one more.
  await decideHeld(ctx(), { id }, "resend");
  expect([await offered(), await offered()]).toEqual([4, undefined]);
});

test("a mail that was deferred before its answer was lost is sent again all the same", async ({ ctx }) => {
  const { sliceId } = await started(ctx(), 1);
  for (const outcome of ["deferred", "deferred", "deferred", "uncertain"] as const) {
    const slice = await hold(ctx(), sliceId);
    const [mail] = (await claim(ctx().db, slice, 5)).mails;
    if (!mail) throw new Error("one was to be claimed");
    await recordResults(ctx().db, [resultOf(slice, mail, outcome, outcome === "deferred" ? { wait: 1 } : {})]);
    await ctx().db.execute(sql`update deliveries set due_at = now() where due_at is not null`);
  }
  expect((await claim(ctx().db, await hold(ctx(), sliceId), 5)).mails).toMatchObject([{ attempt: 5 }]);
});

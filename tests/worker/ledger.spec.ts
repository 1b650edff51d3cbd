import { eq, sql } from "drizzle-orm";
import { sendSlices } from "@/db/schema/distribution";
import { type ClaimedMail, claim } from "@/domain/distribution/claim";
import type { Result } from "@/domain/distribution/record";
import { startSend } from "@/domain/distribution/start";
import { takeOver } from "@/domain/distribution/takeover";
import { openLedger } from "@/worker/ledger";
import { expect, test } from "../fixtures";
import { people, readySend } from "../support/sends";

test.beforeEach(({ freshDatabase: _ }) => {});

test("an answer that the database cannot hold keeps back no other, and is written without its words", async ({
  ctx,
}) => {
  const id = await readySend(ctx(), people(6));
  await startSend(ctx(), { id });
  const [kept] = await ctx().db.select().from(sendSlices).where(eq(sendSlices.sendId, id));
  const slice = await takeOver(ctx().db, kept?.id ?? 0, "worker");
  if (!slice) throw new Error("the slice could not be taken");
  const { mails } = await claim(ctx().db, slice, 6);
  const ledger = openLedger(ctx().db, () => {
    throw new Error("the ledger gave up");
  });
  const write = ({ id, claimedAt }: ClaimedMail, outcome: Result["outcome"], says: string, code: number) =>
    ledger.write({
      sliceId: slice.sliceId,
      id,
      epoch: slice.epoch,
      claimedAt,
      outcome,
      says,
      code,
      wait: 120,
      relay: "mail.example:25",
    });
  const answers: [Result["outcome"], string, number][] = [
    ["accepted", "250 ok", 250],
    ["rejected", "99999 hello", 99_999],
    ["accepted", "250 o\0k", 250],
    ["deferred", "451 \ud83d", 451],
    ["queued", "J\0\0\0\n8.0.36", 220],
    ["accepted", "250 ok", 250],
  ];
  // All of one group: it is written once the last of them has been given.
  await Promise.all(
    mails.map((mail, n) => {
      const [outcome, says, code] = answers[n] ?? ["accepted", "", 250];
      return write(mail, outcome, says, code);
    }),
  );
  expect(ledger.isOpen).toBe(true);
  const rows = await ctx().db.execute<{ state: number; smtp_code: number | null; smtp_text: string }>(
    sql`select state, smtp_code, smtp_text from deliveries order by id`,
  );
  const lost = "The relay's answer could not be written down";
  expect(rows.map(({ state, smtp_code, smtp_text }) => [state, smtp_code, smtp_text])).toEqual([
    [3, 250, "250 ok"],
    [4, null, lost],
    [3, null, lost],
    // Half a letter is written as the mark for one.
    [2, 451, "451 \ufffd"],
    [0, null, lost],
    [3, 250, "250 ok"],
  ]);
});

test("a group that the database neither takes nor refuses is given up as one that fails", async ({ ctx }) => {
  test.slow();
  const { db } = ctx();
  const id = await readySend(ctx(), people(1));
  await startSend(ctx(), { id });
  const [kept] = await db.select().from(sendSlices).where(eq(sendSlices.sendId, id));
  const slice = await takeOver(db, kept?.id ?? 0, "worker");
  const [mail] = slice ? (await claim(db, slice, 1)).mails : [];
  if (!slice || !mail) throw new Error("nothing was claimed");
  const [held, release, given] = [0, 1, 2].map(() => Promise.withResolvers<void>());
  const hold = db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from deliveries for update`);
    held?.resolve();
    await release?.promise;
  });
  await held?.promise;
  const ledger = openLedger(db, () => given?.resolve());
  const began = performance.now();
  const { sliceId, epoch } = slice;
  const written = ledger.write({
    ...{ sliceId, epoch, id: mail.id, claimedAt: mail.claimedAt },
    ...{ outcome: "accepted", says: "250 ok", relay: "mail.example:25" },
  });
  await expect.poll(() => ledger.isOpen).toBe(false);
  await given?.promise;
  expect(performance.now() - began).toBeGreaterThan(9000);
  expect(performance.now() - began).toBeLessThan(15_000);
  release?.resolve();
  await hold;
  await written;
});

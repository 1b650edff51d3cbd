import { eq } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { deliveryEvents, suppressions } from "@/db/schema/distribution";
import { claim } from "@/domain/distribution/claim";
import { recordResults } from "@/domain/distribution/record";
import { expect, test } from "../../fixtures";
import { hold, resultOf, started } from "../../support/slices";

test.beforeEach(({ freshDatabase: _ }) => {});

const address = "p0@dijla.example";
const dead = { suppress: true, code: 550, enhanced: "5.1.1", says: "550 5.1.1 User unknown" };

test("an address that the relay calls dead is stopped for good, with its evidence and its trace, once", async ({
  ctx,
}) => {
  const day = 86_400_000;
  const { sliceId } = await started(ctx(), 1);
  const slice = await hold(ctx(), sliceId);
  const [mail] = (await claim(ctx().db, slice, 1)).mails;
  if (!mail) throw new Error("one was to be claimed");
  // A rest after soft bounces that has run out, and a stop of another kind: the first gives way, the second stands.
  const live = {
    scope: "org",
    emailNorm: address,
    source: "imap",
    createdAt: new Date(Date.now() - 40 * day),
  } as const;
  await ctx()
    .db.insert(suppressions)
    .values([
      { ...live, reason: "bounced", expiresAt: new Date(Date.now() - day) },
      { ...live, reason: "complained", liftedAt: new Date(), liftedBy: "an admin" },
    ]);
  const results = [resultOf(slice, mail, "rejected", dead)];
  expect(await recordResults(ctx().db, results)).toBe(1);
  expect(await recordResults(ctx().db, results)).toBe(0);

  const [event] = await ctx().db.select().from(deliveryEvents);
  expect(event).toMatchObject({ kind: "rejected", deliveryId: mail.id });
  const standing = (await ctx().db.select().from(suppressions)).filter(({ liftedAt }) => liftedAt === null);
  expect(standing).toMatchObject([
    { emailNorm: address, reason: "bounced", source: "smtp", expiresAt: null, evidenceEvent: event?.id },
  ]);
  const traces = await ctx().db.select().from(auditEntries).where(eq(auditEntries.action, "suppression.added"));
  expect(traces).toMatchObject([
    {
      actorKind: "job",
      actorName: "send-slice",
      subjectKind: "suppression",
      subjectId: address,
      before: null,
      after: { reason: "bounced", source: "smtp" },
    },
  ]);
});

test("an address that is stopped for good already gets no second trace", async ({ ctx }) => {
  const { sliceId } = await started(ctx(), 1);
  const slice = await hold(ctx(), sliceId);
  const [mail] = (await claim(ctx().db, slice, 1)).mails;
  if (!mail) throw new Error("one was to be claimed");
  const row = { scope: "org", emailNorm: address, reason: "bounced", source: "hook", createdAt: new Date(0) } as const;
  await ctx().db.insert(suppressions).values(row);
  await recordResults(ctx().db, [resultOf(slice, mail, "rejected", dead)]);
  expect(await ctx().db.select().from(suppressions)).toMatchObject([{ source: "hook", createdAt: new Date(0) }]);
  const added = eq(auditEntries.action, "suppression.added");
  expect(await ctx().db.$count(auditEntries, added)).toBe(0);
});

test("a result that is written again does not touch the next claim of its mail", async ({ ctx }) => {
  const { sliceId } = await started(ctx(), 1);
  const slice = await hold(ctx(), sliceId);
  const [first] = (await claim(ctx().db, slice, 1)).mails;
  if (!first) throw new Error("one was to be claimed");
  const back = [resultOf(slice, first, "queued", { says: "the worker was stopping" })];
  expect(await recordResults(ctx().db, back)).toBe(1);
  const [second] = (await claim(ctx().db, slice, 1)).mails;
  expect(second).toMatchObject({ id: first.id, attempt: 1 });
  // The answer of the first time was lost on its way, and the ledger tries again.
  expect(await recordResults(ctx().db, back)).toBe(0);
  expect((await claim(ctx().db, slice, 1)).mails).toEqual([]);
});

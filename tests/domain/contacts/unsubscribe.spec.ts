import { eq, sql } from "drizzle-orm";
import { packRef, testRef } from "@/base/delivery-ref";
import { signToken } from "@/base/token";
import { deliveries, deliveryEvents, suppressions } from "@/db/schema/distribution";
import { openKeyRing } from "@/db/secrets";
import { insertSuppression, liftSuppression, suppressAddress } from "@/domain/contacts/suppress";
import { findUnsubscription, resubscribe, unsubscribe } from "@/domain/contacts/unsubscribe";
import type { Ctx } from "@/domain/context";
import { recordResults } from "@/domain/distribution/record";
import { expect, test } from "../../fixtures";
import { identityTo } from "../../support/mail-tokens";
import { person, refusalOf } from "../../support/releases";
import { readySend } from "../../support/sends";

test.beforeEach(({ freshDatabase: _ }) => {});

const visitor = { kind: "public" } as const;

async function tokenTo(ctx: Ctx, email = "amal@dijla.example") {
  const id = await readySend(ctx, [[email, "ar+en"]]);
  await ctx.db.execute(sql`update deliveries set state = 3, accepted_at = now() where send_id = ${id}`);
  return (await identityTo(ctx, email)).unsubscribeToken;
}

test("looking changes nothing, pressing does, and pressing again is answered alike", async ({ ctx }) => {
  const token = await tokenTo(ctx());
  const reader = ctx(visitor);
  expect(await findUnsubscription(reader, token)).toMatchObject({
    email: "amal@dijla.example",
    languages: ["ar", "en"],
    state: "subscribed",
    undoUntil: null,
  });
  expect(await ctx().db.$count(suppressions)).toBe(0);
  const done = await unsubscribe(reader, token);
  expect(done).toMatchObject({ state: "unsubscribed" });
  expect(done.undoUntil?.getTime()).toBe(reader.now.getTime() + 30 * 86_400_000);
  expect(await unsubscribe(ctx(visitor), token)).toEqual(done);
  expect(await ctx().db.$count(suppressions)).toBe(1);
  expect((await ctx().db.select().from(deliveryEvents)).map(({ kind }) => kind)).toEqual(["unsubscribed"]);
});

test("a reader undoes it with one press, for thirty days, and can leave again", async ({ ctx }) => {
  const token = await tokenTo(ctx());
  const then = new Date();
  await unsubscribe(ctx(visitor, then), token);
  const later = (days: number) => new Date(then.getTime() + days * 86_400_000);
  expect(await refusalOf(resubscribe(ctx(visitor, later(31)), token))).toBe("conflict undo-expired");
  expect(await resubscribe(ctx(visitor, later(29)), token)).toMatchObject({ state: "subscribed" });
  expect(await resubscribe(ctx(visitor, later(29)), token)).toMatchObject({ state: "subscribed" });
  expect(await unsubscribe(ctx(visitor, later(30)), token)).toMatchObject({ state: "unsubscribed" });
  expect(await ctx().db.$count(suppressions)).toBe(2);
});

const standingOf = async (ctx: Ctx) =>
  (await ctx.db.execute(sql`select reason::text from suppressions where lifted_at is null order by reason::text`)).map(
    ({ reason }) => reason,
  );

test("what the office has stopped is not undone by the reader's press, whoever came first", async ({ ctx }) => {
  const token = await tokenTo(ctx());
  await suppressAddress(ctx(), { email: "amal@dijla.example" });
  expect(await unsubscribe(ctx(visitor), token)).toMatchObject({ state: "unsubscribed", undoUntil: null });
  expect(await refusalOf(resubscribe(ctx(visitor), token))).toBe("conflict undo-expired");
  expect(await standingOf(ctx())).toEqual(["staff", "unsubscribed"]);
  const other = await tokenTo(ctx(), "omar@dijla.example");
  await unsubscribe(ctx(visitor), other);
  await suppressAddress(ctx(), { email: "omar@dijla.example" });
  expect(await refusalOf(resubscribe(ctx(visitor), other))).toBe("conflict undo-expired");
  expect(await standingOf(ctx())).toEqual(["staff", "staff", "unsubscribed", "unsubscribed"]);
});

test("an admin who lifts a bounce leaves the farewell that was said after it", async ({ ctx }) => {
  const token = await tokenTo(ctx());
  await insertSuppression(ctx(), "amal@dijla.example", "bounced", "imap");
  await unsubscribe(ctx(visitor), token);
  expect((await ctx().db.select().from(deliveryEvents)).map(({ kind }) => kind)).toEqual(["unsubscribed"]);
  const admin = { ...(await person(ctx(), "Admin", "admin")), steppedUpAt: new Date() };
  const lift = { email: "amal@dijla.example", reasons: ["bounced" as const], reason: "the mailbox works again" };
  await liftSuppression(ctx(admin), lift);
  expect(await standingOf(ctx())).toEqual(["unsubscribed"]);
  expect(await refusalOf(liftSuppression(ctx(admin), lift))).toBe("not_found contact-not-found");
});

test("a rest after soft bounces becomes a stop when the address is refused for good, run out or not", async ({
  ctx,
}) => {
  const aDay = 86_400_000;
  const rests = { "omar@dijla.example": aDay, "sara@dijla.example": -aDay };
  const sendId = await readySend(
    ctx(),
    Object.keys(rests).map((email) => [email, "en"]),
  );
  for (const row of await ctx().db.select().from(deliveries).where(eq(deliveries.sendId, sendId))) {
    const { sliceId, id, epoch } = row;
    const until = new Date(Date.now() + rests[row.emailNorm as keyof typeof rests]);
    await insertSuppression(ctx(), row.emailNorm, "bounced", "imap", { until });
    const claimedAt = new Date();
    await ctx().db.update(deliveries).set({ state: 1, claimedAt }).where(eq(deliveries.id, id));
    const gone = { outcome: "rejected", suppress: true, code: 550, says: "no such user", relay: "relay" } as const;
    await recordResults(ctx().db, [{ sliceId, id, epoch, claimedAt: claimedAt.toISOString(), ...gone }]);
  }
  expect(await ctx().db.select().from(suppressions)).toMatchObject([
    { reason: "bounced", source: "smtp", expiresAt: null, liftedAt: null },
    { reason: "bounced", source: "smtp", expiresAt: null, liftedAt: null },
  ]);
});

test("a link that was changed by a letter, made for something else or of a lost mail leads nowhere", async ({
  ctx,
}) => {
  const token = await tokenTo(ctx());
  const last = token.endsWith("A") ? "B" : "A";
  for (const wrong of [
    `${token.slice(0, -1)}${last}`,
    token.slice(1),
    "",
    "x.y.z",
    signToken(openKeyRing(), "bounce", packRef({ sliceId: 1, id: 1 })),
    signToken(openKeyRing(), "unsubscribe", packRef({ sliceId: 999, id: 999 })),
    signToken(openKeyRing(), "unsubscribe", "short"),
  ]) {
    expect(await refusalOf(findUnsubscription(ctx(visitor), wrong))).toBe("not_found token-unknown");
    expect(await refusalOf(unsubscribe(ctx(visitor), wrong))).toBe("not_found token-unknown");
  }
  expect(await ctx().db.$count(suppressions)).toBe(0);
});

test("the link of a test mail shows itself and does nothing", async ({ ctx }) => {
  const token = signToken(openKeyRing(), "unsubscribe", packRef(testRef));
  expect(await unsubscribe(ctx(visitor), token)).toMatchObject({ state: "test", email: "" });
  expect(await ctx().db.$count(suppressions)).toBe(0);
});

for (const [what, isUncertain, state] of [
  ["whose last answer was lost", true, 1],
  ["whose worker died", false, 1],
  ["that is held", false, 8],
] as const) {
  test(`a mail ${what} has arrived when its reader leaves by its link`, async ({ ctx }) => {
    const token = await tokenTo(ctx());
    await ctx().db.execute(sql`update deliveries set state = ${state}, uncertain = ${isUncertain}, attempt = 1,
      claimed_at = now() - interval '1 minute'`);
    await findUnsubscription(ctx(visitor), token);
    expect(await ctx().db.select().from(deliveries)).toMatchObject([{ state, uncertain: isUncertain }]);
    await unsubscribe(ctx(visitor), token);
    await unsubscribe(ctx(visitor), token);
    expect(await ctx().db.select().from(deliveries)).toMatchObject([{ state: 3, uncertain: false }]);
    const events = await ctx().db.select().from(deliveryEvents).orderBy(deliveryEvents.id);
    expect(events.map(({ kind, source }) => [kind, source])).toEqual([
      ["accepted", "person"],
      ["unsubscribed", "person"],
    ]);
  });
}

test("a mail that is just on its way is left to its worker", async ({ ctx }) => {
  const token = await tokenTo(ctx());
  await ctx().db.execute(sql`update deliveries set state = 1, attempt = 1, claimed_at = now()`);
  await unsubscribe(ctx(visitor), token);
  expect(await ctx().db.select().from(deliveries)).toMatchObject([{ state: 1 }]);
});

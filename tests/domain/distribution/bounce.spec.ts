import { sql } from "drizzle-orm";
import { packRef, testRef } from "@/base/delivery-ref";
import { identityOf, readMailToken, readVerp } from "@/base/mail-identity";
import { auditEntries } from "@/db/schema/audit";
import { deliveries, deliveryEvents, suppressions } from "@/db/schema/distribution";
import { inboundNotices } from "@/db/schema/notices";
import { openKeyRing } from "@/db/secrets";
import { suppressAddress } from "@/domain/contacts/suppress";
import { resubscribe, unsubscribe } from "@/domain/contacts/unsubscribe";
import { processNotice } from "@/domain/distribution/bounce";
import { finishSend } from "@/domain/distribution/finish";
import { storeNotice } from "@/domain/distribution/inbound";
import { getSend } from "@/domain/distribution/queries";
import { expect, test } from "../../fixtures";
import { acceptedSend, bounceOf, bringIn, identities, kinds, type Mail, mailTo, stops } from "../../support/bounces";
import { refusalOf } from "../../support/releases";

test.beforeEach(({ freshDatabase: _ }) => {});

const amal = "amal@outlet.example";
const day = 86_400_000;
const later = (days: number) => new Date(Date.now() + days * day);

test("a hard bounce stops the address for the office, with its reason on the record", async ({ ctx }) => {
  const mail = await mailTo(ctx(), amal);
  expect(await bringIn(ctx(), bounceOf("postfix-user-unknown.hard", mail))).toBeNull();
  expect(await stops(ctx())).toMatchObject([{ email: amal, reason: "bounced", until: null, source: "imap" }]);
  const [event] = await ctx().db.select().from(deliveryEvents);
  expect(event).toMatchObject({
    kind: "bounce_hard",
    deliveryId: mail.row.id,
    detail: { enhanced: "5.1.1", recipient: amal },
  });
  const [stop] = await ctx().db.select().from(suppressions);
  expect(stop?.evidenceEvent).toBe(event?.id);
  const traces = await ctx().db.select().from(auditEntries);
  expect(traces.map(({ action }) => action)).toContain("suppression.added");
});

test("soft bounces of three different sends within thirty days stop the address for thirty days", async ({ ctx }) => {
  const mails = [];
  for (let i = 0; i < 3; i++) mails.push(await mailTo(ctx(), amal));
  const [first, second, third] = mails as [Mail, Mail, Mail];
  await bringIn(ctx(undefined, later(1)), bounceOf("postfix-mailbox-full.soft", first));
  await bringIn(ctx(undefined, later(2)), bounceOf("gmail-over-quota.soft", first));
  await bringIn(ctx(undefined, later(3)), bounceOf("postfix-mailbox-full.soft", second));
  expect(await stops(ctx())).toHaveLength(0);
  await bringIn(ctx(undefined, later(4)), bounceOf("postfix-expired.soft", third));
  const [stop] = await stops(ctx());
  expect(stop).toMatchObject({ email: amal, reason: "bounced" });
  expect(Math.round((Date.parse(stop?.until ?? "") - Date.now()) / day)).toBe(34);
});

test("three soft bounces more than thirty days apart, and delays, stop nobody", async ({ ctx }) => {
  for (const days of [1, 20, 32]) {
    const mail = await mailTo(ctx(undefined, later(days - 1)), amal);
    await bringIn(ctx(undefined, later(days)), bounceOf("postfix-mailbox-full.soft", mail));
    await bringIn(ctx(undefined, later(days)), bounceOf("postfix-delayed.underway", mail));
  }
  expect(await stops(ctx())).toHaveLength(0);
  expect(await kinds(ctx())).toEqual(["bounce_soft", "bounce_soft", "bounce_soft"]);
});

test("a complaint stops for ever, beside a bounce and an unsubscription, and is not undone by a press", async ({
  ctx,
}) => {
  const mail = await mailTo(ctx(), amal);
  await unsubscribe(ctx({ kind: "public" }), mail.unsubscribeToken);
  await bringIn(ctx(), bounceOf("arf-rfc5965.complaint", mail));
  expect(await stops(ctx())).toMatchObject([{ reason: "unsubscribed" }, { reason: "complained", until: null }]);
  expect(await refusalOf(resubscribe(ctx({ kind: "public" }), mail.unsubscribeToken))).toBe("conflict undo-expired");
  const other = await mailTo(ctx(), "layla@outlet.example");
  await bringIn(ctx(), bounceOf("postfix-user-unknown.hard", other));
  await bringIn(ctx(), bounceOf("arf-aol-redacted.complaint", other));
  expect((await stops(ctx())).map(({ reason }) => reason)).toEqual([
    "unsubscribed",
    "complained",
    "bounced",
    "complained",
  ]);
});

test("a hard bounce outlasts a soft rest; what staff or the person stopped keeps its reason", async ({ ctx }) => {
  const mails = [];
  for (let i = 0; i < 3; i++) mails.push(await mailTo(ctx(), amal));
  for (const mail of mails) await bringIn(ctx(), bounceOf("postfix-mailbox-full.soft", mail));
  expect((await stops(ctx()))[0]?.until).not.toBeNull();
  await bringIn(ctx(), bounceOf("postfix-user-unknown.hard", mails[0] as Mail));
  expect(await stops(ctx())).toMatchObject([{ reason: "bounced", until: null }]);
  await suppressAddress(ctx(), { email: "layla@outlet.example" });
  await bringIn(ctx(), bounceOf("zimbra.hard", await mailTo(ctx(), "other@outlet.example")));
  expect((await stops(ctx())).map(({ reason }) => reason).sort()).toEqual(["bounced", "bounced", "staff"]);
});

test("the earliest time of a stop is the one that is kept", async ({ ctx }) => {
  const mail = await mailTo(ctx(), amal);
  await bringIn(ctx(undefined, later(2)), bounceOf("postfix-user-unknown.hard", mail));
  await bringIn(ctx(undefined, later(1)), bounceOf("zimbra.hard", mail));
  const [stop] = await ctx().db.select().from(suppressions);
  expect(Math.round(((stop?.createdAt.getTime() ?? 0) - Date.now()) / day)).toBe(1);
});

test("a name of another office's key, of a test mail or of no mail does nothing; one of an old key still does", async ({
  ctx,
}) => {
  const mail = await mailTo(ctx(), amal);
  const facts = {
    sendId: mail.row.sendId,
    emailNorm: amal,
    ref: mail.row,
    domain: "nahrain.example",
    bounceDomain: "b.example",
  };
  const foreign = identityOf({ ...facts, key: "another-office-with-a-key-of-its-own" });
  expect(await bringIn(ctx(), bounceOf("postfix-user-unknown.hard", foreign))).toBe("unproven");
  const key = openKeyRing()[0] ?? "";
  const tried = identityOf({ ...facts, key, ref: testRef });
  expect(await bringIn(ctx(), bounceOf("postfix-user-unknown.hard", tried))).toBe("test-mail");
  const gone = identityOf({ ...facts, key, ref: { sliceId: 99_999, id: 99_999 } });
  expect(await bringIn(ctx(), bounceOf("postfix-user-unknown.hard", gone))).toBe("unproven");
  expect(await bringIn(ctx(), bounceOf("spam.unknown", mail))).toBe("unknown");
  expect(await ctx().db.$count(suppressions)).toBe(0);
  const ring = ["a-newer-key", key];
  const local = mail.envelopeFrom.split("@")[0] ?? "";
  for (const name of [readVerp(local.toUpperCase()), readMailToken("bounce", mail.sendRef)]) {
    expect(name?.ref).toEqual({ sliceId: mail.row.sliceId, id: mail.row.id });
    expect(name?.isFor(ring, mail.row)).toBe(true);
    // The same numbers of another send, or of another reader, as after a restored backup.
    expect(name?.isFor(ring, { ...mail.row, sendId: crypto.randomUUID() })).toBe(false);
    expect(name?.isFor(ring, { ...mail.row, emailNorm: "layla@outlet.example" })).toBe(false);
    expect(name?.isFor(ring, null)).toBe(false);
    expect(name?.isFor(["a-newer-key"], mail.row)).toBe(false);
  }
  expect(readVerp("b-short")).toBeNull();
  const forged = readMailToken("bounce", `${packRef(mail.row)}.abcdef.AAAAAAAAAAAAAAAAAAAAAA`);
  expect(forged?.isFor([key], mail.row)).toBe(false);
});

test("automatic replies and human ones have no effect and are never answered", async ({ ctx }) => {
  const mail = await mailTo(ctx(), amal);
  for (const file of [
    "auto-out-of-office.auto-reply",
    "auto-arabic.auto-reply",
    "challenge-english.auto-reply",
    "read-receipt.auto-reply",
    "human-reply.unknown",
  ]) {
    expect(await bringIn(ctx(), bounceOf(file, mail))).toBe(file.split(".")[1]);
  }
  expect(await ctx().db.$count(suppressions)).toBe(0);
  expect(await ctx().db.$count(deliveryEvents)).toBe(0);
  const [jobs] = await ctx().db.execute(sql`select count(*)::int as n from pgboss.job where name = 'staff-mail'`);
  expect(jobs?.n).toBe(0);
});

test("a mail to the unsubscribe address of the list leaves it, without a login", async ({ ctx }) => {
  const mail = await mailTo(ctx(), amal);
  expect(await bringIn(ctx(), bounceOf("unsubscribe-mailto.unsubscribe", mail))).toBeNull();
  expect(await bringIn(ctx(), bounceOf("unsubscribe-mailto.unsubscribe", mail))).toBeNull();
  expect(await stops(ctx())).toMatchObject([{ email: amal, reason: "unsubscribed" }]);
  const forged = { ...mail, unsubscribeToken: `${mail.unsubscribeToken.slice(0, -2)}xx` };
  expect(await bringIn(ctx(), bounceOf("unsubscribe-mailto.unsubscribe", forged))).toBe("unproven");
});

for (const [file, kind] of [
  ["postfix-delivered.delivered", "delivered"],
  ["postfix-user-unknown.hard", "bounce_hard"],
  ["postfix-delayed.underway", null],
] as const) {
  test(`a held mail is settled by ${file}, and its send ends`, async ({ ctx }) => {
    const { id, mails } = await acceptedSend(ctx(), [amal, "layla@outlet.example"]);
    await ctx().db.execute(
      sql`update deliveries set state = 8, accepted_at = null where send_id = ${id} and email_norm = ${amal}`,
    );
    await ctx().db.execute(sql`update sends set state = 'attention', reason = 'mails-held' where id = ${id}`);
    expect(await finishSend(ctx(), { id })).toBe("attention");
    await bringIn(ctx(), bounceOf(file, mails[amal] as Mail));
    const row = (await identities(ctx(), id))[amal]?.row;
    expect(row).toMatchObject({ state: 3, uncertain: false });
    expect(row?.acceptedAt).not.toBeNull();
    expect((await kinds(ctx())).sort()).toEqual(["accepted", ...(kind ? [kind] : [])]);
    const [job] = await ctx().db.execute(sql`select data from pgboss.job where name = 'send-finish'`);
    expect(job?.data).toEqual({ sendId: id });
    expect(await finishSend(ctx(), { id })).toBe("completed");
    expect((await getSend(ctx(), id)).state).toBe("completed");
  });
}

test("a mail in doubt is settled by what comes back, one on its way is left to its worker", async ({ ctx }) => {
  const { id, mails } = await acceptedSend(ctx(), [amal, "layla@outlet.example"]);
  await ctx().db.execute(
    sql`update deliveries set state = 1, accepted_at = null, claimed_at = now(), uncertain = email_norm = ${amal} where send_id = ${id}`,
  );
  for (const mail of Object.values(mails)) await bringIn(ctx(), bounceOf("postfix-mailbox-full.soft", mail));
  const rows = await ctx().db.select().from(deliveries).orderBy(deliveries.email);
  expect(rows.map(({ email, state }) => [email, state])).toEqual([
    [amal, 3],
    ["layla@outlet.example", 1],
  ]);
});

test("what came in is kept once and raw, and its job acts once", async ({ ctx }) => {
  const mail = await mailTo(ctx(), amal);
  const payload = bounceOf("postfix-user-unknown.hard", mail);
  const arrived = { source: "smtp", sourceId: "one", payload } as const;
  expect(await storeNotice(ctx(), arrived)).toBe(true);
  expect(await storeNotice(ctx(), arrived)).toBe(false);
  const [kept] = await ctx().db.select().from(inboundNotices);
  expect(kept?.payload.equals(payload)).toBe(true);
  expect(kept?.processedAt).toBeNull();
  const jobs = await ctx().db.execute(sql`select data from pgboss.job where name = 'inbound-process'`);
  expect(jobs).toMatchObject([{ data: { inboundId: kept?.id } }]);
  const id = kept?.id ?? 0;
  await Promise.all([processNotice(ctx(), { id }), processNotice(ctx(), { id }), processNotice(ctx(), { id })]);
  expect(await kinds(ctx())).toEqual(["bounce_hard"]);
  expect((await ctx().db.select().from(inboundNotices))[0]?.processedAt).not.toBeNull();
});

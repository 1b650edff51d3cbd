import { sql } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import { deliveryEvents } from "@/db/schema/distribution";
import type { Ctx } from "@/domain/context";
import { expect, test } from "../../fixtures";
import { acceptedSend, bounceOf, bringIn, identities, type Mail } from "../../support/bounces";

/** Which mail a notice is about, and what may follow from it for that mail and for no other. */

test.beforeEach(({ freshDatabase: _ }) => {});

const amal = "amal@outlet.example";
const minute = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * minute);

async function mailTo(ctx: Ctx, email = amal): Promise<Mail> {
  const mail = (await acceptedSend(ctx, [email])).mails[email];
  if (!mail) throw new Error("no mail");
  return mail;
}

const stops = async (ctx: Ctx) => [
  ...(await ctx.db.execute<{ email: string; reason: string }>(
    sql`select email_norm as email, reason from suppressions where lifted_at is null order by id`,
  )),
];
const events = (ctx: Ctx) =>
  ctx.db.select({ kind: deliveryEvents.kind, deliveryId: deliveryEvents.deliveryId }).from(deliveryEvents);
const stateOf = async (ctx: Ctx, { row }: Mail) => (await identities(ctx, row.sendId))[row.email]?.row.state;
const setState = (ctx: Ctx, { row }: Mail, state: number) =>
  ctx.db.execute(sql`update deliveries set state = ${state}, accepted_at = null where id = ${row.id}`);
const byProvider = (ctx: Ctx, body: object, source: "postmark" | "sendgrid" | "hook" = "postmark") =>
  bringIn(ctx, Buffer.from(JSON.stringify(body)), { source });
const postmark = (ID: number, BouncedAt: Date, more: object = {}) => ({
  RecordType: "Bounce",
  ID,
  Type: "SoftBounce",
  Email: amal,
  MessageID: "883953f4-6105-42a2-a16a-77a8eac79483",
  BouncedAt: BouncedAt.toISOString(),
  ...more,
});

for (const [name, state] of [
  ["on its way", 1],
  ["held", 8],
] as const) {
  test(`a provider's notice that names no mail of ours leaves one that is ${name} as it is`, async ({ ctx }) => {
    const old = await mailTo(ctx(undefined, ago(60)));
    const newest = await mailTo(ctx(undefined, ago(10)));
    await setState(ctx(), newest, state);
    expect(await byProvider(ctx(), postmark(1, ago(5)))).toBeNull();
    expect(await stateOf(ctx(), newest)).toBe(state);
    expect(await events(ctx())).toEqual([{ kind: "bounce_soft", deliveryId: old.row.id }]);
  });
}

test("a notice that names an address alone is told of the last mail that had been taken by then, or of none", async ({
  ctx,
}) => {
  const first = await mailTo(ctx(undefined, ago(60)));
  await mailTo(ctx(undefined, ago(10)));
  expect(await byProvider(ctx(), postmark(1, ago(30)))).toBeNull();
  expect(await events(ctx())).toEqual([{ kind: "bounce_soft", deliveryId: first.row.id }]);
  expect(await byProvider(ctx(), postmark(2, ago(90)))).toBe("unproven");
  const foreign = { event: "delivered", email: amal, timestamp: ago(90).getTime() / 1000, sg_event_id: "s" };
  expect(await byProvider(ctx(), [{ ...foreign, "smtp-id": "<a@elsewhere.example>" }], "sendgrid")).toBe("unproven");
});

test("a Message-ID of ours settles a mail in doubt, whoever else wrote to the same address", async ({ ctx }) => {
  const mail = await mailTo(ctx(undefined, ago(60)));
  await mailTo(ctx(undefined, ago(10)));
  await setState(ctx(), mail, 8);
  const body = { id: "d", kind: "delivered", recipient: amal, messageId: mail.messageId };
  expect(await byProvider(ctx(), body, "hook")).toBeNull();
  expect(await stateOf(ctx(), mail)).toBe(3);
});

test("what Postmark brings of the bounce itself names the mail by its reference", async ({ ctx }) => {
  const mail = await mailTo(ctx(undefined, ago(60)));
  await mailTo(ctx(undefined, ago(10)));
  await setState(ctx(), mail, 8);
  const Content = bounceOf("postfix-user-unknown.hard", mail)
    .toString("latin1")
    .replaceAll(mail.envelopeFrom, "pm_bounces@pm.mtasv.example");
  expect(await byProvider(ctx(), postmark(1, ago(5), { Content }))).toBeNull();
  expect(await stateOf(ctx(), mail)).toBe(3);
  expect((await events(ctx())).map(({ deliveryId }) => deliveryId)).toEqual([mail.row.id, mail.row.id]);
});

test("a send whose end is being looked at right now is looked at again after its last mail was settled", async ({
  ctx,
}) => {
  const mail = await mailTo(ctx());
  await setState(ctx(), mail, 8);
  // The one that is at work has counted already.
  await enqueue(ctx().db, "send-finish", { sendId: mail.row.sendId }, { key: mail.row.sendId });
  await ctx().db.execute(sql`update pgboss.job set state = 'active' where name = 'send-finish'`);
  await bringIn(ctx(), bounceOf("postfix-delivered.delivered", mail));
  const [waiting] = await ctx().db.execute(
    sql`select count(*)::int as n from pgboss.job where name = 'send-finish' and state = 'created'`,
  );
  expect(waiting?.n).toBe(1);
});

test("a token that we never signed has no effect, though an address of ours stands beside it", async ({ ctx }) => {
  const mail = await mailTo(ctx());
  const flipped = (text: string) => text.replace(/.(?=@|$)/, (last) => (last === "a" ? "b" : "a"));
  const body = { id: "f", kind: "hard", recipient: amal, messageId: mail.messageId };
  for (const token of [flipped(mail.envelopeFrom), `${mail.sendRef.slice(0, -4)}AAAA`])
    expect(await byProvider(ctx(), { ...body, token }, "hook"), token).toBe("unproven");
  const Content = bounceOf("postfix-user-unknown.hard", { ...mail, sendRef: `${mail.sendRef.slice(0, -4)}AAAA` })
    .toString("latin1")
    .replaceAll(mail.envelopeFrom, "pm_bounces@pm.mtasv.example");
  expect(await byProvider(ctx(), postmark(1, new Date(), { Type: "HardBounce", Content }))).toBe("unproven");
  expect(await stops(ctx())).toEqual([]);
  expect(await events(ctx())).toEqual([]);
});

test("of three behind one address one has left: the address that was written to lives on", async ({ ctx }) => {
  const mail = await mailTo(ctx(), "desk@paper.example");
  const left = (original: string) =>
    Buffer.from(
      bounceOf("postfix-user-unknown.hard", mail)
        .toString("latin1")
        .replaceAll(/^Original-Recipient:.*\r?\n/gim, "")
        .replace(/^Final-Recipient: rfc822; .*$/im, `${original}Final-Recipient: rfc822; left@paper.example`),
      "latin1",
    );
  expect(await bringIn(ctx(), left(""))).toBeNull();
  expect(await bringIn(ctx(), left("Original-Recipient: rfc822;desk@paper.example\r\n"))).toBeNull();
  const body = { id: "j", kind: "hard", token: mail.envelopeFrom, recipient: "left@paper.example" };
  expect(await byProvider(ctx(), body, "hook")).toBeNull();
  expect(await stops(ctx())).toEqual([]);
  expect((await events(ctx())).map(({ kind }) => kind)).toEqual(["bounce_soft", "bounce_soft", "bounce_soft"]);
  expect(await byProvider(ctx(), { ...body, id: "k", recipient: "Desk@Paper.example" }, "hook")).toBeNull();
  expect(await stops(ctx())).toEqual([{ email: "desk@paper.example", reason: "bounced" }]);
});

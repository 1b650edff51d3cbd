import { sql } from "drizzle-orm";
import type { NoticeSource } from "@/base/vocabulary";
import { contacts } from "@/db/schema/contacts";
import { saveContact } from "@/domain/contacts/save-contact";
import { resubscribe } from "@/domain/contacts/unsubscribe";
import type { Ctx } from "@/domain/context";
import { laterOf } from "@/domain/distribution/later";
import { readPostmark } from "@/domain/distribution/notices/postmark";
import { readSendgrid } from "@/domain/distribution/notices/sendgrid";
import { expect, test } from "../../fixtures";
import { acceptedSend, bounceOf, bringIn, type Mail } from "../../support/bounces";
import { contact } from "../../support/contacts";

/** Who leaves by a provider or a mailbox's button is counted in the report, and heard once. */

test.beforeEach(({ freshDatabase: _ }) => {});

const amal = "amal@outlet.example";
const now = () => Math.floor(Date.now() / 1000);

const sendgrid = (mail: Mail, more: object) => [
  { email: amal, timestamp: now(), sg_event_id: "s", "smtp-id": mail.messageId, ...more },
];
const ways: [string, NoticeSource, (mail: Mail) => Uint8Array][] = [
  ["the button of a mailbox", "imap", (mail) => bounceOf("arf-opt-out.unsubscribe", mail)],
  ["SendGrid", "sendgrid", (mail) => json(sendgrid(mail, { event: "unsubscribe" }))],
  ["a group of SendGrid", "sendgrid", (mail) => json(sendgrid(mail, { event: "group_unsubscribe" }))],
  [
    "Mailgun",
    "mailgun",
    (mail) =>
      json({
        signature: { timestamp: "1", token: "t", signature: "s" },
        "event-data": { id: "m", event: "unsubscribed", timestamp: now(), envelope: { sender: mail.envelopeFrom } },
      }),
  ],
  [
    "Postmark",
    "postmark",
    () =>
      json({
        RecordType: "SubscriptionChange",
        MessageID: "883953f4-6105-42a2-a16a-77a8eac79483",
        Recipient: amal,
        Origin: "Recipient",
        SuppressSending: true,
        SuppressionReason: "ManualSuppression",
        ChangedAt: new Date().toISOString(),
      }),
  ],
];

const json = (body: object) => Buffer.from(JSON.stringify(body));
const standing = async (ctx: Ctx) => [
  ...(await ctx.db.execute(sql`select reason from suppressions where lifted_at is null`)),
];

for (const [name, source, told] of ways) {
  test(`who leaves by ${name} is in the report, and is not made to leave again after coming back`, async ({ ctx }) => {
    const { id, mails } = await acceptedSend(ctx(), [amal]);
    const mail = mails[amal] as Mail;
    const payload = told(mail);
    expect(await bringIn(ctx(), payload, { source })).toBeNull();
    expect(await standing(ctx())).toEqual([{ reason: "unsubscribed" }]);
    expect(await laterOf(ctx(), id)).toMatchObject({ unsubscribed: 1, bounced: 0, complained: 0 });
    await resubscribe(ctx({ kind: "public" }), mail.unsubscribeToken);
    expect(await bringIn(ctx(), payload, { source })).toBeNull();
    expect(await standing(ctx())).toEqual([]);
    expect(await laterOf(ctx(), id)).toMatchObject({ unsubscribed: 1 });
  });
}

test("what SendGrid took and dropped is told as what it remembers of the address", () => {
  const kindOf = (reason: string, more: object = {}) =>
    readSendgrid([{ event: "dropped", email: amal, timestamp: 1, sg_event_id: "d", reason, ...more }])[0]?.kind;
  expect(kindOf("Spam Reporting Address")).toBe("complaint");
  expect(kindOf("Unsubscribed Address")).toBe("unsubscribe");
  for (const reason of ["Bounced Address", "Invalid", "Recipient List over Package Quota", ""])
    expect(kindOf(reason), reason).toBe("soft");
});

test("neighbours among Postmark's numbers are told apart, and what its office did there is nobody's wish", async () => {
  const one = async (id: string, more: object = {}) => {
    const event = { RecordType: "Bounce", Type: "HardBounce", MessageID: `m-${id}`, Email: amal, ...more };
    const [told] = await readPostmark(JSON.parse(JSON.stringify(event).replace("{", `{"ID":${id},`)));
    return told;
  };
  const ids = await Promise.all(["4323372036854775807", "4323372036854775806"].map((id) => one(id)));
  expect(ids[0]?.eventId).not.toBe(ids[1]?.eventId);
  const change = { RecordType: "SubscriptionChange", SuppressSending: true, SuppressionReason: "ManualSuppression" };
  expect((await one("1", { ...change, Origin: "Admin", MessageID: null }))?.kind).toBe("unknown");
  expect((await one("1", { ...change, Origin: "Recipient" }))?.kind).toBe("unsubscribe");
  expect((await one("1", { ...change, Origin: "Recipient", SuppressSending: false }))?.kind).toBe("unknown");
  expect((await one("1", { ...change, SuppressionReason: "SpamComplaint" }))?.kind).toBe("complaint");
  expect((await one("1", { ...change, SuppressionReason: "HardBounce" }))?.kind).toBe("hard");
});

test("whoever complains about an older mail gets none at the address that they have by now", async ({ ctx }) => {
  const { mails } = await acceptedSend(ctx(), [amal]);
  const [before] = await ctx().db.select().from(contacts);
  if (!before) throw new Error("no contact");
  await saveContact(ctx(), { ...contact("amal@tigris.example", { name: "Amal" }), id: before.id });
  const complaint = sendgrid(mails[amal] as Mail, { event: "spamreport" });
  expect(await bringIn(ctx(), json(complaint), { source: "sendgrid" })).toBeNull();
  const stopped = await ctx().db.execute(sql`select email_norm, reason from suppressions order by 1`);
  expect(stopped.map(({ email_norm, reason }) => [email_norm, reason])).toEqual([
    [amal, "complained"],
    ["amal@tigris.example", "complained"],
  ]);
});

import { eq } from "drizzle-orm";
import { deliveryEvents, suppressions } from "@/db/schema/distribution";
import { inboundNotices } from "@/db/schema/notices";
import { expect, test } from "../../fixtures";
import { acceptedSend, bounceOf, bringIn, kinds, type Mail, mailTo, stops } from "../../support/bounces";

test.beforeEach(({ freshDatabase: _ }) => {});

const amal = "amal@outlet.example";
const day = 86_400_000;
const later = (days: number) => new Date(Date.now() + days * day);

test("the same bounces three times over, shuffled, change nothing more", async ({ ctx }) => {
  const emails = Array.from({ length: 6 }, (_, i) => `p${i}@outlet.example`);
  const sent = [];
  for (let i = 0; i < 3; i++) sent.push((await acceptedSend(ctx(), emails)).mails);
  const files = [
    "postfix-user-unknown.hard",
    "postfix-mailbox-full.soft",
    "arf-rfc5965.complaint",
    "postfix-expired.soft",
    "postfix-delivered.delivered",
    "auto-arabic.auto-reply",
  ];
  const notices = sent.flatMap((mails) => emails.map((email, i) => bounceOf(files[i] ?? "", mails[email] as Mail)));
  const outcome = async () => ({
    stops: (await stops(ctx())).map(({ email, reason, until }) => [email, reason, until !== null]).sort(),
    events: (await kinds(ctx())).sort(),
  });
  for (const notice of notices) await bringIn(ctx(), notice);
  const once = await outcome();
  expect(once.stops).toEqual([
    ["p0@outlet.example", "bounced", false],
    ["p1@outlet.example", "bounced", true],
    ["p2@outlet.example", "complained", false],
    ["p3@outlet.example", "bounced", true],
  ]);
  expect(once.events).toHaveLength(15);
  // Every second one by its old UID, the others as if the mailbox had been copied; two workers at a time.
  const again = [...notices, ...notices, ...notices].map((notice, i) => ({ notice, order: (i * 7919) % 53 }));
  again.sort((a, b) => a.order - b.order);
  for (let i = 0; i < again.length; i += 2) {
    await Promise.all(again.slice(i, i + 2).map(({ notice }) => bringIn(ctx(undefined, later(1)), notice)));
  }
  expect(await outcome()).toEqual(once);
});

test("a thousand forged names have no effect, and are counted", async ({ ctx }) => {
  test.setTimeout(120_000);
  const mail = await mailTo(ctx(), amal);
  const [local = "", domain] = mail.envelopeFrom.split("@");
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  const flip = (text: string, at: number) => {
    const letter = letters[(letters.indexOf(text[at] ?? "a") + 1 + (at % 30)) % 32] ?? "a";
    return text.slice(0, at) + (letter === text[at] ? "z" : letter) + text.slice(at + 1);
  };
  const template = bounceOf("postfix-user-unknown.hard", {
    ...mail,
    sendRef: "AAAAAAAAAAAAAAAB.abcdef.AAAAAAAAAAAAAAAAAAAAAA",
  }).toString("latin1");
  const forgeries: Buffer[] = [];
  for (let i = 0; i < 1000; i++) {
    const at = 2 + (i % 31);
    const twice = at === 22 ? flip(local, 23) : flip(local, at);
    const forged = i < 31 ? twice : flip(twice, (i % 10) + 23);
    const changed = forged === local ? flip(local, 5) : forged;
    forgeries.push(Buffer.from(template.replaceAll(mail.envelopeFrom, `${changed}@${domain}`), "latin1"));
  }
  for (let i = 0; i < 1000; i += 10) await Promise.all(forgeries.slice(i, i + 10).map((one) => bringIn(ctx(), one)));
  expect(await ctx().db.$count(suppressions)).toBe(0);
  expect(await ctx().db.$count(deliveryEvents)).toBe(0);
  expect(await ctx().db.$count(inboundNotices, eq(inboundNotices.error, "unproven"))).toBe(1000);
});

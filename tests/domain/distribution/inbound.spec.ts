import { bounceImap, bounceListen } from "@/base/bounce-env";
import { inboundNotices } from "@/db/schema/notices";
import type { Ctx } from "@/domain/context";
import { keptByListener, startListener } from "@/worker/inbound/listener";
import { emptyMailbox, type Mailbox } from "@/worker/inbound/mailbox";
import { expect, test } from "../../fixtures";
import { acceptedSend, bounceOf, type Mail } from "../../support/bounces";
import { offer } from "../../support/offer";

test.beforeEach(({ freshDatabase: _ }) => {});

const amal = "amal@outlet.example";

async function mailTo(ctx: Ctx): Promise<Mail> {
  const mail = (await acceptedSend(ctx, [amal])).mails[amal];
  if (!mail) throw new Error("no mail");
  return mail;
}

test("the listener answers 250 once a bounce is kept, with the name it came to", async ({ ctx }) => {
  const mail = await mailTo(ctx());
  const raw = bounceOf("postfix-user-unknown.hard", mail);
  const listener = await startListener(() => ctx(), { host: "127.0.0.1", port: 0 });
  try {
    expect(await offer(listener.port, mail.envelopeFrom, raw)).toMatch(/^250 /);
    const [kept] = await ctx().db.select().from(inboundNotices);
    expect(kept?.source).toBe("smtp");
    expect(kept?.payload.toString("latin1")).toContain(`X-Original-To: <${mail.envelopeFrom}>`);
    expect(kept?.payload.subarray(-200).toString("latin1").trim()).toBe(raw.subarray(-200).toString("latin1").trim());
    expect(await offer(listener.port, mail.envelopeFrom, raw)).toMatch(/^250 /);
    expect(await ctx().db.$count(inboundNotices)).toBe(1);
    const forged = mail.envelopeFrom.replace(/-(\w{10})@/, "-aaaaaaaaaa@");
    for (const other of [forged, "postmaster@bounces.nahrain.example", "anyone@elsewhere.example"]) {
      expect(await offer(listener.port, other, raw), other).toMatch(/^550 5\.1\.1 /);
    }
    expect(await ctx().db.$count(inboundNotices)).toBe(1);
  } finally {
    await listener.stop();
  }
});

test("an unsubscription by SMTP is kept only with a token of ours, for the bounce domain, and in its first part", async ({
  ctx,
}) => {
  const mail = await mailTo(ctx());
  const domain = "bounces.nahrain.example";
  const listener = await startListener(() => ctx(), { host: "127.0.0.1", port: 0, domain });
  const leaving = bounceOf("unsubscribe-mailto.unsubscribe", mail);
  const forged = bounceOf("unsubscribe-mailto.unsubscribe", {
    ...mail,
    unsubscribeToken: `${mail.unsubscribeToken.slice(0, -2)}xx`,
  });
  const say = (raw: Uint8Array, to = `unsubscribe@${domain}`) => offer(listener.port, to, raw);
  try {
    expect(await say(leaving, "unsubscribe@elsewhere.example")).toMatch(/^550 5\.1\.1 /);
    for (const other of [forged, bounceOf("unsubscribe-without-token.unknown", mail), bounceOf("spam.unknown", mail)])
      expect(await say(other)).toMatch(/^550 5\.7\.1 /);
    expect(await ctx().db.$count(inboundNotices)).toBe(0);
    expect(await say(Buffer.concat([leaving, Buffer.alloc(3_000_000, "x".repeat(70).concat("\r\n"))]))).toMatch(
      /^250 /,
    );
    const [kept] = await ctx().db.select().from(inboundNotices);
    expect(kept?.payload.length).toBe(keptByListener.unsubscribe);
  } finally {
    await listener.stop();
  }
});

test("while the database is away the listener says come again, and keeps answering", async ({ ctx }) => {
  const mail = await mailTo(ctx());
  const raw = bounceOf("postfix-mailbox-full.soft", mail);
  let isAway = true;
  const away = () => {
    if (isAway) throw new Error("the database is away");
    return ctx();
  };
  const failing = new Proxy({} as Ctx, { get: () => away().db });
  const listener = await startListener(() => (isAway ? failing : ctx()), { host: "127.0.0.1", port: 0 });
  try {
    expect(await offer(listener.port, mail.envelopeFrom, raw)).toMatch(/^451 4\.3\.0 /);
    isAway = false;
    expect(await offer(listener.port, mail.envelopeFrom, raw)).toMatch(/^250 /);
    expect(await ctx().db.$count(inboundNotices)).toBe(1);
  } finally {
    await listener.stop();
  }
});

/** A mailbox in memory whose moves may fail, as when the process is killed before them. */
function mailboxOf(raws: Uint8Array[], dies: () => boolean): Mailbox & { left(): number } {
  const mails = new Map(raws.map((raw, i) => [i + 1, raw]));
  return {
    name: "bounces/INBOX/7",
    uids: async () => [...mails.keys()],
    read: async (uid) => mails.get(uid) ?? null,
    async move(uid) {
      if (dies()) throw new Error("killed");
      return mails.delete(uid) || true;
    },
    left: () => mails.size,
  };
}

test("a kill between the commit and the move, fifty times over, loses no bounce and keeps none twice", async ({
  ctx,
}) => {
  const mail = await mailTo(ctx());
  const raws = Array.from({ length: 60 }, (_, i) =>
    Buffer.concat([bounceOf("postfix-expired.soft", mail), Buffer.from(`${i}`)]),
  );
  let kills = 0;
  let turn = 0;
  const mailbox = mailboxOf(raws, () => kills < 50 && turn++ % 2 === 0 && ++kills > 0);
  for (let visits = 0; mailbox.left() > 0 && visits < 200; visits++) {
    await emptyMailbox(() => ctx(), mailbox).catch((error) => expect(error.message).toBe("killed"));
  }
  expect(kills).toBe(50);
  expect(mailbox.left()).toBe(0);
  expect(await ctx().db.$count(inboundNotices)).toBe(60);
});

test("a mailbox of seventy thousand mails is taken part by part, past those that its server cannot hand over", async ({
  ctx,
}) => {
  const mail = await mailTo(ctx());
  const raw = bounceOf("postfix-expired.soft", mail);
  const left = new Set(Array.from({ length: 70_000 }, (_, i) => i + 1));
  const mailbox: Mailbox = {
    name: "mail.example/bounces/INBOX/7",
    uids: async () => [...left],
    async read(uid) {
      if (uid <= 600) throw new Error("NO cannot be fetched");
      return raw;
    },
    move: async (uid) => left.delete(uid),
  };
  const ending = new AbortController();
  const read = (uid: number) => {
    if (uid === 620) ending.abort();
    return mailbox.read(uid);
  };
  const visit = { ...mailbox, read };
  await expect(emptyMailbox(() => ctx(), visit, ending.signal)).rejects.toThrow(
    "600 mails cannot be read: NO cannot be fetched",
  );
  expect(await ctx().db.$count(inboundNotices)).toBeGreaterThanOrEqual(20);
  expect(left.has(601)).toBe(false);
  expect(left.has(1)).toBe(true);
});

test("two workers that visit one mailbox keep each mail once, and a new UIDVALIDITY makes new mails", async ({
  ctx,
}) => {
  const mail = await mailTo(ctx());
  const raws = Array.from({ length: 10 }, () => bounceOf("postfix-expired.soft", mail));
  const mailbox = mailboxOf(raws, () => false);
  await Promise.all([emptyMailbox(() => ctx(), mailbox), emptyMailbox(() => ctx(), mailbox)]);
  expect(await ctx().db.$count(inboundNotices)).toBe(10);
  expect(mailbox.left()).toBe(0);
  const renewed = { ...mailboxOf(raws, () => false), name: "bounces/INBOX/8" };
  expect(await emptyMailbox(() => ctx(), renewed)).toBe(10);
  expect(
    await emptyMailbox(
      () => ctx(),
      mailboxOf(raws, () => false),
      AbortSignal.abort(),
    ),
  ).toBe(0);
});

test("addresses for bounces are read whole, and a wrong one names its variable without its password", () => {
  expect(bounceImap({})).toBeUndefined();
  expect(bounceImap({ BAYAN_BOUNCE_IMAP: "imaps://b%40x.example:p%2Fw@mail.example/Post%20in" })).toEqual({
    host: "mail.example",
    port: 993,
    secure: true,
    user: "b@x.example",
    password: "p/w",
    mailbox: "Post in",
  });
  expect(bounceImap({ BAYAN_BOUNCE_IMAP: "imap://u:p@127.0.0.1:4201" })).toMatchObject({
    port: 4201,
    secure: false,
    mailbox: "Inbox",
  });
  for (const wrong of ["pop3://u:hush@x.example", "imaps://x.example", "nonsense"]) {
    expect(() => bounceImap({ BAYAN_BOUNCE_IMAP: wrong })).toThrow(/^BAYAN_BOUNCE_IMAP (?!.*hush)/);
  }
  expect(bounceListen({ BAYAN_BOUNCE_LISTEN: "[::1]:2525" })).toEqual({ host: "::1", port: 2525 });
  expect(bounceListen({ BAYAN_BOUNCE_LISTEN: "0.0.0.0:25" })).toEqual({ host: "0.0.0.0", port: 25 });
  expect(() => bounceListen({ BAYAN_BOUNCE_LISTEN: "2525" })).toThrow("BAYAN_BOUNCE_LISTEN is not host:port");
  expect(() => bounceListen({ BAYAN_BOUNCE_LISTEN: "x:99999" })).toThrow("above 65535");
});

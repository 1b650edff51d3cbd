import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { getAddress } from "@/domain/contacts/address";
import { kindFor, type NoticeKind, noticeKinds, readMail } from "@/domain/distribution/dsn";
import { kindOfReport, readDeliveryStatus } from "@/domain/distribution/dsn-status";
import { isAutomaticSubject, kindOfBounceText } from "@/domain/distribution/dsn-text";

const folder = join(import.meta.dirname, "../../fixtures/bounces");
/** `system-and-case.kind.eml`: mails of many systems, written after their documentation and the RFCs. */
const fixtures = readdirSync(folder).map((file) => {
  const [name = "", kind = ""] = file.split(".");
  // The name holds one of the kinds, or the test below fails.
  return { name, kind: kind as NoticeKind, raw: readFileSync(join(folder, file)) };
});

/** Whom the mail that came back had been written to, where it was not the usual reporter. */
const writtenTo: Record<string, string> = {
  "postfix-null-mx": "desk@gone-paper.example",
  "postfix-host-not-found": "desk@gone-paper.example",
  "outlookcom-dead": "reporter@hotlook.example",
  "postfix-smtputf8": "محرر@صحيفة.example",
};
const kindOf = async ({ name, raw }: { name: string; raw: Uint8Array }) =>
  kindFor(await readMail(raw), getAddress(writtenTo[name] ?? "reporter@outlet.example").norm);

const verp = "b-aaaaaaaab4aaaaaaabna-2k7qmzx4tr";
const sendRef = "AAAAAAcAAAAAAAC1.k3Jx9a.Qm7ZrT1xYb2Lw8Kc4NdPqA";

test("mails of at least sixty kinds are kept to try the reader on", () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(60);
  expect(fixtures.filter(({ kind }) => !noticeKinds.includes(kind))).toEqual([]);
});

test("they are as unlike as their systems: parts in HTML, encoded both ways, each with a trace of its own", () => {
  const holding = (pattern: RegExp) => fixtures.filter(({ raw }) => pattern.test(raw.toString("latin1"))).length;
  expect(holding(/^Content-Type: text\/html/im)).toBeGreaterThanOrEqual(20);
  expect(holding(/^Content-Transfer-Encoding: quoted-printable/im)).toBeGreaterThanOrEqual(15);
  expect(holding(/^Content-Transfer-Encoding: base64/im)).toBeGreaterThanOrEqual(10);
  const ids = fixtures.flatMap(({ raw }) => [
    ...new Set(raw.toString("latin1").match(/(?<=\(Postfix\) with ESMTPS id )\w+/g) ?? []),
  ]);
  expect(ids.length).toBe(new Set(ids).size);
});

test("every one of these mails is told right: above all, none is a hard bounce that is not one", async () => {
  const read = await Promise.all(
    fixtures.map(async (one) => ({ name: one.name, kind: one.kind, told: await kindOf(one) })),
  );
  const wrong = read.filter(({ kind, told }) => kind !== told);
  expect(read.filter(({ kind, told }) => told === "hard" && kind !== "hard")).toEqual([]);
  expect(read.filter(({ kind, told }) => told === "complaint" && kind !== "complaint")).toEqual([]);
  expect(wrong, `${wrong.length} of ${read.length}`).toEqual([]);
});

test("every bounce names its mail by the envelope sender, and by the reference of the returned headers", async () => {
  const nameless = new Set([
    "arf-aol-redacted",
    "arf-fraud",
    "malformed-nothing",
    "malformed-bytes",
    "nested-sixty-deep",
    "unsubscribe-mailto",
    "unsubscribe-external",
    "unsubscribe-external-arabic",
    "unsubscribe-without-token",
  ]);
  // Where a relay writes an envelope sender of its own, the reference of the returned headers is all that names it.
  const byReference: string[] = [];
  for (const { name, raw } of fixtures.filter(({ name }) => !nameless.has(name))) {
    const { verps, sendRefs } = await readMail(raw);
    if (verps.length === 0) byReference.push(name);
    expect(verps.length === 0 ? sendRefs : verps, name).toEqual(verps.length === 0 ? [sendRef] : [verp]);
  }
  expect(byReference.length).toBeGreaterThanOrEqual(12);
  const redacted = await readMail(raw("arf-aol-redacted"));
  expect(redacted.verps).toEqual([]);
  expect(redacted.sendRefs).toEqual([sendRef]);
  expect(redacted.messageIds).toContain("<mzxw6ytboi4dqnrqgeztemzv2a@nahrain.example>");
});

const raw = (name: string) => fixtures.find((one) => one.name === name)?.raw ?? Buffer.alloc(0);

test("a report is told whole: recipient, status and the words of the other side", async () => {
  expect(await readMail(raw("postfix-user-unknown"))).toEqual({
    kind: "hard",
    verps: [verp],
    sendRefs: [sendRef],
    messageIds: ["<mzxw6ytboi4dqnrqgeztemzv2a@nahrain.example>"],
    recipient: "reporter@outlet.example",
    finalRecipient: "reporter@outlet.example",
    status: "5.1.1",
    diagnostic:
      "550 5.1.1 <reporter@outlet.example>: Recipient address rejected: User unknown in virtual mailbox table",
  });
  expect((await readMail(raw("postfix-smtputf8"))).recipient).toBe("محرر@صحيفة.example");
  expect((await readMail(raw("forwarded-alias-dead"))).recipient).toBe("reporter@outlet.example");
  expect((await readMail(raw("exim-plain-text"))).recipient).toBe("reporter@outlet.example");
  expect((await readMail(raw("qmail"))).recipient).toBe("reporter@outlet.example");
  for (const name of ["unsubscribe-mailto", "unsubscribe-external", "unsubscribe-external-arabic"])
    expect((await readMail(raw(name))).unsubscribeToken, name).toBe(sendRef);
});

for (const [status, diagnostic, kind] of [
  ["5.1.1", "550 5.1.1 no such user", "hard"],
  ["5.1.1", "", "hard"],
  ["5.1.10", "", "hard"],
  ["5.0.0", "550 5.1.1 no such user", "hard"],
  ["5.1.0", "556 5.1.10 null MX", "hard"],
  ["5.0.0", "550 no such user", "soft"],
  ["5.0.0", "", "soft"],
  ["", "", "soft"],
  ["5.1.1", "550 5.7.1 relaying denied", "soft"],
  ["5.1.1", "450 4.2.1 try later", "soft"],
  ["5.1.1", "550 5.1.1 rejected as spam", "soft"],
  ["5.1.1", "550 5.1.1 mailbox full", "soft"],
  ["5.1.8", "553 5.1.8 sender address has no MX", "soft"],
  ["5.2.2", "552 5.2.2 over quota", "soft"],
  ["5.4.1", "550 5.4.1 access denied", "soft"],
  ["5.7.26", "550 5.7.26 unauthenticated", "soft"],
  ["4.4.7", "delivery time expired", "soft"],
] as const) {
  test(`a failure with status "${status}" and the words "${diagnostic}" is ${kind}`, () => {
    expect(kindOfReport({ action: "failed", status, diagnostic })).toBe(kind);
  });
}

test("whatever the words say, no text without a report is a hard bounce", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.string({ maxLength: 2000 }), async (subject, body) => {
      const line = subject.replace(/[\r\n]/g, " ");
      const mail = `Return-Path: <>\r\nFrom: MAILER-DAEMON@x.example\r\nSubject: ${line}\r\n\r\n${body} 550 5.1.1 user unknown`;
      const { kind } = await readMail(Buffer.from(mail));
      expect(["soft", "underway", "auto-reply", "unknown"]).toContain(kind);
    }),
    { numRuns: 200 },
  );
});

test("any bytes, and any mail cut off anywhere, are read without a fault", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
      expect(noticeKinds).toContain((await readMail(bytes)).kind);
    }),
    { numRuns: 100 },
  );
  for (const { kind, raw } of fixtures.slice(0, 30)) {
    const told = await readMail(raw.subarray(0, Math.floor(raw.length * 0.6)));
    if (kind !== "hard") expect(told.kind).not.toBe("hard");
  }
});

test("a mail of fifty megabytes is read as quickly as its first part", async () => {
  const huge = Buffer.concat([raw("huge-returned-content"), Buffer.alloc(50_000_000, "QUFBQUFB\r\n")]);
  const began = performance.now();
  expect((await readMail(huge)).kind).toBe("hard");
  expect(performance.now() - began).toBeLessThan(5000);
});

test("groups of recipients are told apart, folded lines joined, comments left out", () => {
  const part =
    "Reporting-MTA: dns; a.example\r\n\r\nFinal-Recipient: rfc822; <a@b.example>\r\nAction: Failed (bad)\r\nStatus: 5.1.1\r\n (bad mailbox)\r\n\r\n\r\nOriginal-Recipient: rfc822;c@d.example\r\nFinal-Recipient: rfc822;e@f.example\r\nAction: delayed\r\nStatus: 4.4.1";
  expect(readDeliveryStatus(part)).toEqual([
    { action: "failed", status: "5.1.1", diagnostic: "", recipient: "a@b.example", finalRecipient: "a@b.example" },
    { action: "delayed", status: "4.4.1", diagnostic: "", recipient: "c@d.example", finalRecipient: "e@f.example" },
  ]);
});

test("subjects of people who are away are known in English and Arabic, ordinary ones are not taken for them", () => {
  for (const subject of ["Automatic reply: x", "Out of office", "ردّ تلقائيّ", "خارج المكتب", "Vacation", "OOO"]) {
    expect(isAutomaticSubject(subject), subject).toBe(true);
  }
  for (const subject of ["Re: school", "The office of the minister", "المدرسة الجديدة", "Leave the office now"]) {
    expect(isAutomaticSubject(subject), subject).toBe(false);
  }
  expect(kindOfBounceText("Hello", "How are you?")).toBeNull();
  expect(kindOfBounceText("", "لم يتمّ تسليم الرسالة")).toBe("soft");
});

import { desc, eq } from "drizzle-orm";
import { sharedDatabase } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { changedChannel } from "@/domain/changed";
import type { Ctx } from "@/domain/context";
import { finishSetUp } from "@/domain/settings/finish-set-up";
import { SeveritiesForm } from "@/domain/settings/form";
import { SaveLanguages, SaveNames, SaveRules, SaveSender, SaveTime } from "@/domain/settings/input";
import { findMailTest, recordMailTest } from "@/domain/settings/mail-test";
import { findSetUpStep, getNewsroom, inWords } from "@/domain/settings/queries";
import { type Reading, type RelayAnswer, readingOf } from "@/domain/settings/reading";
import { saveNames, saveRules, saveSender, saveTime, saveUncertain } from "@/domain/settings/save";
import { saveLanguages } from "@/domain/settings/save-languages";
import { sendMailTest } from "@/domain/settings/send-mail-test";
import { listAudit } from "@/domain/staff/audit";
import { expect, test } from "../fixtures";
import { staff } from "../support/people";
import { refusalOf } from "../support/releases";
import { newestStaffMail } from "../support/staff-mail";

const sender = SaveSender.parse({
  senderEmail: "Press@Relief.example",
  replyTo: "",
  senderNames: { en: "Relief", ar: "" },
});

async function last(ctx: Ctx) {
  const [entry] = await ctx.db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
  return entry;
}

test("a newsroom that nobody has set up is usable, as the contract says", async ({ freshDatabase: _, ctx }) => {
  expect(await getNewsroom(ctx())).toEqual({
    names: { en: "Newsroom", ar: "غرفة الأخبار" },
    zone: "Asia/Baghdad",
    digits: "latn",
    region: "IQ",
    languages: [
      { language: "en", isSource: true, isPublic: true },
      { language: "ar", isSource: false, isPublic: true },
    ],
    source: "en",
    senderEmail: "press@localhost",
    senderNames: { en: "Newsroom", ar: "غرفة الأخبار" },
    replyTo: "press@localhost",
    postalAddresses: {},
    twoPairsOfEyes: false,
    senderIsNotApprover: false,
    demandsSecondFactor: false,
    uncertainPolicy: "resend",
    severities: {},
    setUp: false,
  });
});

test("the sender that a fresh newsroom proposes can be kept", async ({ freshDatabase: _, ctx }) => {
  const { senderEmail } = await getNewsroom(ctx());
  expect(SaveSender.parse({ senderEmail, senderNames: {} })).toMatchObject({ senderEmail: "press@localhost" });
  for (const wrong of ["press", "press@", "@localhost", "a b@localhost", "press@host", "press@localhost\r\nBcc: x"])
    expect(SaveSender.safeParse({ senderEmail: wrong, senderNames: {} }).success, wrong).toBe(false);
});

test("zone and sender follow the environment until someone chooses", async ({ freshDatabase: _, ctx }) => {
  const kept = { zone: process.env.TZ_NEWSROOM, url: process.env.BAYAN_URL };
  process.env.TZ_NEWSROOM = "Europe/Berlin";
  process.env.BAYAN_URL = "https://news.relief.example";
  try {
    expect(await getNewsroom(ctx())).toMatchObject({ zone: "Europe/Berlin", senderEmail: "press@news.relief.example" });
    await saveTime(ctx(), { zone: "Asia/Dubai", digits: "arab", region: "AE" });
    expect(await getNewsroom(ctx())).toMatchObject({ zone: "Asia/Dubai", digits: "arab", region: "AE" });
  } finally {
    for (const [name, value] of [
      ["TZ_NEWSROOM", kept.zone],
      ["BAYAN_URL", kept.url],
    ] as const) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});

test("the set-up goes on where it was left, and ends once", async ({ freshDatabase: _, ctx }) => {
  expect(await findSetUpStep(ctx())).toBe(2);
  await saveNames(ctx(), { names: { en: "Relief", ar: "الإغاثة" } });
  expect(await findSetUpStep(ctx())).toBe(3);
  await saveTime(ctx(), { zone: "Asia/Baghdad", digits: "latn", region: "IQ" });
  expect(await findSetUpStep(ctx())).toBe(5);
  await finishSetUp(ctx(), sender);
  expect(await findSetUpStep(ctx())).toBeNull();
  await finishSetUp(ctx(), sender);
  const ends = await ctx().db.select().from(auditEntries).where(eq(auditEntries.action, "newsroom.set-up"));
  expect(ends).toHaveLength(1);
  expect(await getNewsroom(ctx())).toMatchObject({
    setUp: true,
    senderEmail: "press@relief.example",
    replyTo: "press@relief.example",
    senderNames: { en: "Relief" },
  });
});

test("languages change places, source and publicity in one step", async ({ freshDatabase: _, ctx }) => {
  await saveLanguages(ctx(), { order: ["ar", "ckb", "en"], source: "ar", public: ["ar", "en"] });
  const { languages, source } = await getNewsroom(ctx());
  expect(source).toBe("ar");
  expect(languages).toEqual([
    { language: "ar", isSource: true, isPublic: true },
    { language: "ckb", isSource: false, isPublic: false },
    { language: "en", isSource: false, isPublic: true },
  ]);
  expect((await last(ctx()))?.action).toBe("newsroom.languages-saved");
});

test("of two who change the languages at once, both are done whole", async ({ freshDatabase: _, ctx }) => {
  await Promise.all([
    saveLanguages(ctx(), { order: ["ar", "en"], source: "ar", public: ["ar"] }),
    saveLanguages(ctx(), { order: ["en", "fr"], source: "fr", public: ["en", "fr"] }),
  ]);
  const { languages } = await getNewsroom(ctx());
  expect(languages).toHaveLength(2);
  expect(languages.filter(({ isSource }) => isSource)).toHaveLength(1);
});

test("each section leaves what was and what is", async ({ freshDatabase: _, ctx }) => {
  await saveRules(ctx(), { twoPairsOfEyes: true, senderIsNotApprover: false, demandsSecondFactor: false });
  expect(await last(ctx())).toMatchObject({
    action: "newsroom.rules-saved",
    actorKind: "operator",
    before: { twoPairsOfEyes: false, senderIsNotApprover: false },
    after: { twoPairsOfEyes: true, senderIsNotApprover: false },
  });
  await saveUncertain(ctx(), { uncertainPolicy: "hold" });
  expect(await getNewsroom(ctx())).toMatchObject({ twoPairsOfEyes: true, uncertainPolicy: "hold" });
});

test("settings are an administrator's, and the sender asks for a fresh proof", async ({ ctx }) => {
  const { person } = await staff(ctx(), ["admin"]);
  const verbs: [string, (ctx: Ctx) => Promise<unknown>][] = [
    ["names", (own) => saveNames(own, { names: { en: "X" } })],
    ["languages", (own) => saveLanguages(own, { order: ["en"], source: "en", public: ["en"] })],
    ["time", (own) => saveTime(own, { zone: "UTC", digits: "latn", region: "IQ" })],
    [
      "rules",
      (own) => saveRules(own, { twoPairsOfEyes: false, senderIsNotApprover: false, demandsSecondFactor: false }),
    ],
    ["uncertain", (own) => saveUncertain(own, { uncertainPolicy: "hold" })],
    ["sender", (own) => saveSender(own, sender)],
    ["finish", (own) => finishSetUp(own, sender)],
    ["audit", (own) => listAudit(own, {})],
  ];
  for (const [name, run] of verbs) {
    for (const role of ["author", "translator", "editor", "sender", "viewer"] as const) {
      expect(await refusalOf(run(ctx({ ...person, roles: [role] }))), `${role}: ${name}`).toBe("forbidden not-allowed");
    }
  }
  const stale = { ...person, steppedUpAt: new Date(0) };
  expect(await refusalOf(saveSender(ctx(stale), sender))).toBe("forbidden step-up-needed");
  expect(await refusalOf(finishSetUp(ctx(stale), sender))).toBe("forbidden step-up-needed");
});

test("what stands on public pages is dropped from every reply cache once it changes", async ({
  freshDatabase: _,
  ctx,
}) => {
  const heard: string[] = [];
  const { unlisten } = await sharedDatabase().sql.listen(changedChannel, (tags) => heard.push(tags));
  const verbs: [string, () => Promise<unknown>][] = [
    ["names", () => saveNames(ctx(), { names: { en: "Relief" } })],
    ["languages", () => saveLanguages(ctx(), { order: ["ar", "en"], source: "ar", public: ["ar"] })],
    ["zone and digits", () => saveTime(ctx(), { zone: "Asia/Dubai", digits: "arab", region: "AE" })],
    ["sender and postal address", () => saveSender(ctx(), { ...sender, postalAddresses: { en: "Baghdad" } })],
    ["the end of the set-up", () => finishSetUp(ctx(), sender)],
  ];
  for (const [name, change] of verbs) {
    heard.length = 0;
    await change();
    await expect.poll(() => heard, { message: name }).toContain("*");
  }
  await unlisten();
});

test("a test mail goes to whoever asked, and to nobody else", async ({ ctx }) => {
  const { person, email } = await staff(ctx(), ["admin"], { name: "Laila", language: "ar" });
  const own = { ...ctx(person), actor: person };
  const { testId } = await sendMailTest(own);
  expect(await newestStaffMail(ctx(), email)).toMatchObject({ to: email, language: "ar", testId });
  expect(await findMailTest(own)).toMatchObject({ to: email, answer: null });
  await recordMailTest(ctx(), "another test", { phase: "dot", code: 250, says: "250 ok" });
  expect((await findMailTest(own))?.answer).toBeNull();
  await recordMailTest(ctx(), testId, { phase: "rcpt", code: 554, says: "554 5.7.1 Relay access denied" });
  const answer = { says: "554 5.7.1 Relay access denied", reading: "relaying-denied" };
  expect((await findMailTest(own))?.answer).toEqual(answer);
  const editor = { ...person, roles: ["editor" as const] };
  expect(await refusalOf(sendMailTest({ ...ctx(editor), actor: editor }))).toBe("forbidden not-allowed");
  expect(await refusalOf(findMailTest(ctx(editor)))).toBe("forbidden not-allowed");
});

const answers: [Reading, RelayAnswer][] = [
  ["accepted", { phase: "dot", code: 250, says: "250 2.0.0 Ok: queued as 4XkR2c" }],
  ["host-unknown", { phase: "connect", says: "getaddrinfo ENOTFOUND smtp.relief.example" }],
  ["nobody-listens", { phase: "connect", says: "connect ECONNREFUSED 192.0.2.1:587" }],
  ["silent", { phase: "connect", says: "Greeting never received: timeout" }],
  ["tls", { phase: "connect", says: "self-signed certificate in certificate chain" }],
  ["tls", { phase: "auth", code: 502, says: "The relay does not encrypt the line (STARTTLS): 502 what?" }],
  ["nobody-listens", { phase: "connect", code: 554, says: "554 No SMTP service here" }],
  ["later", { phase: "connect", code: 421, says: "421 too many connections" }],
  ["login-refused", { phase: "auth", code: 535, says: "535 5.7.8 authentication failed" }],
  ["login-refused", { phase: "mail", code: 530, says: "530 5.7.0 Authentication required" }],
  ["later", { phase: "auth", code: 454, says: "454 4.7.0 temporary failure" }],
  ["sender-refused", { phase: "mail", code: 553, says: "553 5.7.1 sender not owned" }],
  ["relaying-denied", { phase: "rcpt", code: 554, says: "554 5.7.1 Relay access denied" }],
  ["recipient-refused", { phase: "rcpt", code: 550, says: "550 5.1.1 no such user" }],
  ["later", { phase: "rcpt", code: 451, says: "451 4.7.1 greylisted" }],
  ["content-refused", { phase: "dot", code: 554, says: "554 5.7.1 spam" }],
  ["broken-off", { phase: "dot", says: "The relay closed the connection" }],
];
for (const [reading, answer] of answers) {
  test(`“${answer.says}” to ${answer.phase} reads ${reading}`, () => expect(readingOf(answer)).toBe(reading));
}

test("the log is read fifty at a time, and can be narrowed", async ({ freshDatabase: _, ctx }) => {
  for (let n = 0; n < 53; n++) await saveNames(ctx(), { names: { en: `Name ${n}` } });
  await saveRules(ctx(), { twoPairsOfEyes: true, senderIsNotApprover: false, demandsSecondFactor: false });
  const first = await listAudit(ctx(), {});
  expect(first.entries).toHaveLength(50);
  const second = await listAudit(ctx(), { before: first.next ?? 0 });
  expect(second).toMatchObject({ next: null });
  expect(second.entries).toHaveLength(4);
  expect((await listAudit(ctx(), { text: "rules" })).entries).toHaveLength(1);
  expect((await listAudit(ctx(), { text: "%" })).entries).toHaveLength(0);
  expect((await listAudit(ctx(), { subject: "release" })).entries).toHaveLength(0);
});

test("what a form says is checked before a verb sees it", () => {
  const refused = [
    SaveTime.safeParse({ zone: "Mars/Olympus", digits: "latn", region: "IQ" }),
    SaveTime.safeParse({ zone: "UTC", digits: "latn", region: "Iraq" }),
    SaveLanguages.safeParse({ order: ["en"], source: "ar", public: ["en"] }),
    SaveLanguages.safeParse({ order: ["en"], source: "en", public: ["ar"] }),
    SaveLanguages.safeParse({ order: ["en"], source: "en", public: [] }),
    SaveNames.safeParse({ names: { en: " " } }),
    SaveNames.safeParse({ names: {} }),
    SaveSender.safeParse({ senderEmail: "press@relief.example\r\nBcc: all@x.example", senderNames: {} }),
  ];
  expect(refused.map(({ success }) => success)).toEqual(refused.map(() => false));
  expect(SaveRules.parse({ twoPairsOfEyes: "on" })).toEqual({
    twoPairsOfEyes: true,
    senderIsNotApprover: false,
    demandsSecondFactor: false,
  });
});

test("a text is said in the first language that has it", () => {
  expect(inWords({ en: "Relief", ar: "الإغاثة" }, "ar", "en")).toBe("الإغاثة");
  expect(inWords({ en: "Relief", ar: " " }, "ar", "en")).toBe("Relief");
  expect(inWords({ fr: "Secours" }, "ar")).toBe("Secours");
  expect(inWords({})).toBe("");
});

test("weights come from the form by the codes, and an empty choice leaves the rule its own", () => {
  const form = { severities: { url_mismatch: "error", quote_missing: "", term_mismatch: "info" } };
  expect(SeveritiesForm.parse(form)).toEqual({ severities: { "url.mismatch": "error", "term.mismatch": "info" } });
  expect(SeveritiesForm.parse({})).toEqual({ severities: {} });
  expect(SeveritiesForm.safeParse({ severities: { phone_malformed: "info" } }).success).toBe(false);
  expect(SeveritiesForm.safeParse({ severities: { url_mismatch: "none" } }).success).toBe(false);
});

import { expect, test } from "@playwright/test";
import { enhancedCode, judge, relayReference, type SmtpAttempt } from "@/domain/distribution/reply";

/** sending.md 5.5, row by row. */
const table: [SmtpAttempt, ReturnType<typeof judge>][] = [
  [{ phase: "connect", text: "ECONNREFUSED" }, { outcome: "transport" }],
  [{ phase: "connect", code: 554, text: "554 closed" }, { outcome: "transport" }],
  [{ phase: "auth", code: 535, text: "535 5.7.8 wrong" }, { outcome: "configuration" }],
  [{ phase: "auth", code: 454, text: "454 4.7.0 temporary" }, { outcome: "transport" }],
  [{ phase: "mail", code: 450, text: "450 later" }, { outcome: "transport" }],
  [{ phase: "mail", code: 553, text: "553 5.1.8 sender" }, { outcome: "configuration" }],
  [{ phase: "rcpt", code: 421, text: "421 4.7.0 bye" }, { outcome: "transport" }],
  [
    { phase: "rcpt", code: 450, text: "450 4.2.2 full" },
    { outcome: "deferred", slows: false },
  ],
  [
    { phase: "rcpt", code: 451, text: "451 4.7.1 greylisted" },
    { outcome: "deferred", slows: true },
  ],
  [
    { phase: "rcpt", code: 452, text: "452 too many recipients per hour, rate limited" },
    { outcome: "deferred", slows: true },
  ],
  [
    { phase: "rcpt", code: 550, text: "550 5.1.1 unknown" },
    { outcome: "rejected", suppresses: true, blames: "recipient" },
  ],
  [
    { phase: "rcpt", code: 550, text: "550 5.1.1 <policy@full.example>: Recipient address rejected: User unknown" },
    { outcome: "rejected", suppresses: true, blames: "recipient" },
  ],
  [
    { phase: "rcpt", code: 550, text: "550 5.1.1 <amal@voice.example>... rejected as spam" },
    { outcome: "rejected", suppresses: false, blames: "recipient" },
  ],
  [
    {
      phase: "rcpt",
      code: 550,
      text: "550-5.2.1 The user you are trying to contact is receiving mail at a rate that\n550-5.2.1 prevents additional messages from being delivered.",
    },
    { outcome: "rejected", suppresses: false, blames: "recipient" },
  ],
  [
    { phase: "rcpt", code: 550, text: "550 5.2.1 You are sending too quickly" },
    { outcome: "rejected", suppresses: false, blames: "recipient" },
  ],
  [
    { phase: "rcpt", code: 550, text: "550 5.1.10 null mx" },
    { outcome: "rejected", suppresses: true, blames: "recipient" },
  ],
  [
    { phase: "rcpt", code: 552, text: "552 5.2.2 over quota" },
    { outcome: "rejected", suppresses: false, blames: "recipient" },
  ],
  [
    { phase: "rcpt", code: 550, text: "550 5.7.515 sender not authenticated" },
    { outcome: "rejected", suppresses: false, blames: "sender" },
  ],
  [
    { phase: "rcpt", code: 550, text: "550 no such user" },
    { outcome: "rejected", suppresses: false, blames: "recipient" },
  ],
  [
    { phase: "data", code: 451, text: "451 4.3.0 local error" },
    { outcome: "deferred", slows: false },
  ],
  [{ phase: "data", text: "reset" }, { outcome: "transport" }],
  [{ phase: "dot", code: 250, text: "250 ok" }, { outcome: "accepted" }],
  [
    { phase: "dot", code: 554, text: "554 5.7.1 blocked" },
    { outcome: "rejected", suppresses: false, blames: "sender" },
  ],
  [
    { phase: "dot", code: 550, text: "550 5.1.1 unknown" },
    { outcome: "rejected", suppresses: true, blames: "recipient" },
  ],
  [{ phase: "dot", text: "timed out" }, { outcome: "uncertain" }],
  [
    { phase: "mail", text: "", needsUtf8: true },
    { outcome: "rejected", suppresses: false, blames: "recipient" },
  ],
];

for (const [attempt, verdict] of table) {
  test(`${attempt.phase} ${attempt.text || attempt.needsUtf8}: ${verdict.outcome}`, () => {
    expect(judge(attempt)).toEqual(verdict);
  });
}

test("an enhanced code is read where relays put it", () => {
  expect(enhancedCode("550 5.1.1 User unknown")).toBe("5.1.1");
  expect(enhancedCode("550-First line\n550 5.7.26 second")).toBe("5.7.26");
  expect(enhancedCode("550 host 10.5.1.1 says no")).toBeUndefined();
});

test("a relay's reference is read from its acceptance", () => {
  expect(relayReference("250 2.0.0 Ok: queued as 4XkR2c")).toBe("4XkR2c");
  expect(relayReference("250 OK id=1tG0aB-0001Xy-2c")).toBe("1tG0aB-0001Xy-2c");
  expect(relayReference("250 Ok")).toBeUndefined();
});

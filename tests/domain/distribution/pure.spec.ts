import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { base32 } from "@/base/base32";
import { type Identity, identityOf, readMailToken } from "@/base/mail-identity";
import { isRefusal } from "@/base/refusal";
import { type Language, languages, sendStates } from "@/base/vocabulary";
import { combinationOf } from "@/domain/distribution/combination";
import { enhancedCode, judge, keptWords, relayReference } from "@/domain/distribution/reply";
import { ageAfter, waitAfter } from "@/domain/distribution/retry-ladder";
import { finalStates, isMove, move, sendMoves } from "@/domain/distribution/state";
import { tokenSlots } from "@/domain/releases/token-slots";
import { harmless } from "@/worker/smtp/compose";

/** Every state × move of sending.md 5.1 and 5.7; what is not here is refused. */
const legal: Record<string, string> = {
  "draft freeze": "freezing",
  "freezing make-ready": "ready",
  "freezing refuse": "draft",
  "ready take-back": "draft",
  "ready schedule": "scheduled",
  "ready start": "sending",
  "scheduled start": "sending",
  "sending pause": "pausing",
  "pausing come-to-rest": "paused",
  "pausing resume": "sending",
  "paused resume": "sending",
  "attention resume": "sending",
  "draft cancel": "cancelled",
  "ready cancel": "cancelled",
  "scheduled cancel": "cancelled",
  "sending cancel": "cancelling",
  "pausing cancel": "cancelling",
  "paused cancel": "cancelling",
  "attention cancel": "cancelling",
  "cancelling finish-cancel": "cancelled",
  "sending complete": "completed",
  "attention complete": "completed",
  "sending need-attention": "attention",
  "attention need-attention": "attention",
  "draft withdraw": "cancelled",
  "freezing withdraw": "cancelled",
  "ready withdraw": "cancelled",
  "scheduled withdraw": "cancelled",
  "sending withdraw": "cancelling",
  "pausing withdraw": "cancelling",
  "paused withdraw": "cancelling",
  "attention withdraw": "cancelling",
};

for (const state of sendStates) {
  test(`of a send that is ${state} each act is done or refused as the table says`, () => {
    for (const act of sendMoves) {
      const expected = legal[`${state} ${act}`];
      expect(isMove(state, act), `${state} ${act}`).toBe(expected !== undefined);
      if (expected) expect(move(state, act)).toBe(expected);
      else {
        const refusal = (() => {
          try {
            return move(state, act);
          } catch (error) {
            return isRefusal(error) ? error.kind : error;
          }
        })();
        expect(refusal).toBe("conflict");
      }
    }
  });
}

test("nothing leaves a final state", () => {
  for (const state of finalStates) expect(sendMoves.filter((act) => isMove(state, act))).toEqual([]);
});

const choice = { available: ["en", "ar"], open: ["en", "ar"], source: "en" } as const;

for (const [own, rule, available, name, isOther] of [
  [["ar"], "own", ["en", "ar"], "ar", false],
  [["ar", "en"], "own", ["en", "ar"], "ar+en", false],
  [[], "own", ["en", "ar"], "en+ar", false],
  [["ar", "en"], "own", ["en"], "en", false],
  [["fr"], "own", ["en", "ar"], "en", true],
  [["ar"], "own", ["en"], "en", true],
  [["fr"], "own", ["ar"], "ar", true],
  [["ar"], "both", ["en", "ar"], "ar+en", false],
  [["en"], "both", ["en", "ar"], "en+ar", false],
  [["fr"], "both", ["en", "ar"], "en+ar", false],
  [["ar"], "both", ["en"], "en", false],
  [["ar"], "en", ["en", "ar"], "en", false],
] as const) {
  test(`who reads ${own.join(", ") || "anything"} gets ${name} of ${available} under ${rule}`, () => {
    expect(combinationOf(own, { ...choice, available, rule })).toEqual({ name, isOther });
  });
}

test("a combination never repeats a language nor names one that the release lacks", () => {
  const some = fc.uniqueArray(fc.constantFrom<Language>(...languages));
  fc.assert(
    fc.property(some, some, fc.constantFrom("own", "both"), (own, available, rule) => {
      fc.pre(available.length > 0);
      const { name } = combinationOf(own, { rule, available, open: ["en", "ar", "fr"], source: "en" });
      const parts = name.split("+");
      expect(new Set(parts).size).toBe(parts.length);
      expect(parts.every((part) => available.some((one) => one === part))).toBe(true);
    }),
  );
});

test("a deferred mail waits 2, 5, 10, 20, 40, 80 minutes, then two hours each time, within a fifth", () => {
  const minutes = (attempt: number, random = 0.5) => waitAfter(attempt, random) / 60;
  expect([1, 2, 3, 4, 5, 6, 7, 8, 20].map((attempt) => minutes(attempt))).toEqual([
    2, 5, 10, 20, 40, 80, 120, 120, 120,
  ]);
  expect([minutes(1, 0), minutes(1, 1)]).toEqual([1.6, 2.4]);
});

test("a mail is as old as the waits behind it: a day is over with its seventeenth", () => {
  expect([1, 2, 3, 7].map((attempt) => ageAfter(attempt) / 60)).toEqual([2, 7, 17, 277]);
  const tries = Array.from({ length: 30 }, (_, index) => index + 1);
  expect(tries.find((attempt) => ageAfter(attempt) > 86_400)).toBe(17);
});

for (const [phase, text, expected] of [
  ["dot", "250 2.0.0 Ok: queued as 4XkR2c9q", { outcome: "accepted" }],
  ["dot", "", { outcome: "uncertain" }],
  ["body", "", { outcome: "transport" }],
  ["mail", "", { outcome: "transport" }],
  ["connect", "", { outcome: "transport" }],
  ["connect", "554 5.3.2 no", { outcome: "transport" }],
  ["auth", "535 5.7.8 wrong password", { outcome: "configuration" }],
  ["auth", "454 4.7.0 try later", { outcome: "transport" }],
  ["mail", "553 5.1.8 sender refused", { outcome: "configuration" }],
  ["mail", "452 4.3.1 full", { outcome: "transport" }],
  ["rcpt", "421 4.7.0 too many", { outcome: "transport" }],
  ["dot", "421 4.3.2 closing", { outcome: "transport" }],
  ["rcpt", "550 5.1.1 no such user", { outcome: "rejected", suppresses: true, blames: "recipient" }],
  ["rcpt", "550-5.1.1 no such user\n550 5.1.1 really", { outcome: "rejected", suppresses: true, blames: "recipient" }],
  ["dot", "550 5.1.10 null MX", { outcome: "rejected", suppresses: true, blames: "recipient" }],
  ["rcpt", "552 5.2.2 mailbox full", { outcome: "rejected", suppresses: false, blames: "recipient" }],
  ["rcpt", "550 5.7.1 blocked", { outcome: "rejected", suppresses: false, blames: "sender" }],
  ["dot", "550 5.7.515 not authenticated", { outcome: "rejected", suppresses: false, blames: "sender" }],
  ["rcpt", "550 go away", { outcome: "rejected", suppresses: false, blames: "recipient" }],
  ["rcpt", "450 4.2.0 greylisted", { outcome: "deferred", slows: false }],
  ["rcpt", "451 4.7.1 rate limited", { outcome: "deferred", slows: true }],
  ["data", "451 too many messages", { outcome: "deferred", slows: true }],
  ["dot", "452 4.2.2 over quota", { outcome: "deferred", slows: false }],
] as const) {
  test(`"${text}" at ${phase} means ${expected.outcome}`, () => {
    const code = /^\d{3}/.test(text) ? { code: Number(text.slice(0, 3)) } : {};
    expect(judge({ phase, text, ...code })).toEqual(expected);
  });
}

test("a relay's words are kept in one short line, with its code and its name for the mail", () => {
  expect(enhancedCode("550-5.7.26 This mail has been blocked\n550 5.7.26 sender unauthenticated")).toBe("5.7.26");
  expect(enhancedCode("250 ok")).toBeUndefined();
  expect(relayReference("250 2.0.0 Ok: queued as 4XkR2c9q")).toBe("4XkR2c9q");
  expect(keptWords("550 a\r\nb\u0000\tc")).toBe("550 a b c");
  expect(keptWords("x".repeat(900))).toHaveLength(300);
});

const facts = {
  key: "k".repeat(40),
  sendId: "0b0e0c1a-0000-4000-8000-000000000001",
  emailNorm: "amal@dijla.example",
  ref: { sliceId: 12, id: 345 },
  domain: "news.example",
  bounceDomain: "bounces.example",
};

test("a message is itself again however often it is sent, and nobody else's", () => {
  const one = identityOf(facts);
  expect(identityOf({ ...facts })).toEqual(one);
  const others = [
    { ...facts, emailNorm: "b@dijla.example", ref: { sliceId: 12, id: 346 } },
    { ...facts, sendId: "0b0e0c1a-0000-4000-8000-000000000002", ref: { sliceId: 13, id: 347 } },
    { ...facts, key: "l".repeat(40) },
  ].map(identityOf);
  for (const other of others) {
    expect(other.messageId).not.toBe(one.messageId);
    expect(other.unsubscribeToken).not.toBe(one.unsubscribeToken);
    expect(other.envelopeFrom).not.toBe(one.envelopeFrom);
  }
});

test("the identity of a message has the forms that mail asks for, and hides the reader", () => {
  fc.assert(
    fc.property(
      fc.nat(2 ** 31 - 1),
      fc.maxSafeInteger().map((n) => Math.abs(n) || 1),
      (sliceId, id) => {
        const made: Identity = identityOf({ ...facts, ref: { sliceId, id } });
        expect(made.messageId).toMatch(/^<[a-z2-7]{26}@news\.example>$/);
        expect(made.envelopeFrom).toMatch(/^b-[a-z2-7]{20}-[a-z2-7]{10}@bounces\.example$/);
        expect(made.unsubscribeToken).toHaveLength(tokenSlots[0].length);
        expect(made.preferencesToken).toHaveLength(tokenSlots[1].length);
        expect(made.unsubscribeToken).toMatch(/^[\w.-]+$/);
        const opens = (door: "unsubscribe" | "preferences", token: string, { key = facts.key, whose = facts } = {}) =>
          readMailToken(door, token)?.isFor([key], whose);
        expect(opens("preferences", made.preferencesToken)).toBe(true);
        expect(opens("preferences", made.unsubscribeToken)).toBe(false);
        expect(opens("unsubscribe", made.unsubscribeToken)).toBe(true);
        expect(opens("unsubscribe", made.sendRef)).toBe(false);
        expect(opens("unsubscribe", made.unsubscribeToken, { key: "m".repeat(40) })).toBe(false);
        const another = { ...facts, emailNorm: "b@dijla.example" };
        expect(opens("unsubscribe", made.unsubscribeToken, { whose: another })).toBe(false);
        expect(JSON.stringify(made)).not.toContain("amal");
      },
    ),
  );
});

test("base32 is that of RFC 4648 in lower case", () => {
  expect(["", "f", "fo", "foo", "foob", "fooba", "foobar"].map((text) => base32(Buffer.from(text)))).toEqual([
    "",
    "my",
    "mzxq",
    "mzxw6",
    "mzxw6yq",
    "mzxw6ytb",
    "mzxw6ytboi",
  ]);
});

test("a name in a header can neither break the line nor turn it round", () => {
  expect(harmless("Eve\r\nBcc: x\u202e\u0007")).toBe("Eve Bcc: x");
});

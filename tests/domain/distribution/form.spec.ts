import { settledOf } from "@/base/send-counts";
import { addressesIn, DecideHeld, PrepareSend, SendAgain, TestForm } from "@/domain/distribution/form";
import { expect, test } from "../../fixtures";

const id = "0b0e0c1a-0000-4000-8000-000000000001";

test("addresses are parted by whatever people put between them", () => {
  const written = "a@x.example, b@x.example;c@x.example\n d@x.example،e@x.example؛ ";
  expect(addressesIn(written)).toEqual(["a", "b", "c", "d", "e"].map((name) => `${name}@x.example`));
  expect(addressesIn(" \n")).toEqual([]);
});

test("an audience of the desk's form: nothing ticked means no list, everyone and nobody left out", () => {
  const bare = { releaseId: id, idempotencyKey: "drawn with the form", skipsOtherLanguages: "", leftOut: "" };
  expect(PrepareSend.parse(bare)).toEqual({
    releaseId: id,
    listIds: [],
    languageRule: "own",
    skipsOtherLanguages: false,
    tracksClicks: false,
    leftOut: [],
    idempotencyKey: "drawn with the form",
  });
  expect(PrepareSend.parse({ ...bare, skipsOtherLanguages: "1", leftOut: "a@x.example\nb@x.example" })).toMatchObject({
    skipsOtherLanguages: true,
    leftOut: ["a@x.example", "b@x.example"],
  });
  expect(PrepareSend.parse({ ...bare, expectedCount: "214" }).expectedCount).toBe(214);
  expect(PrepareSend.parse({ ...bare, expectedCount: "" }).expectedCount).toBeUndefined();
  expect(PrepareSend.safeParse({ ...bare, expectedCount: "many" }).success).toBe(false);
  expect(PrepareSend.safeParse({ ...bare, idempotencyKey: "" }).success).toBe(false);
});

test("a test goes to one address at least and to ten at most", () => {
  const many = (n: number) => Array.from({ length: n }, (_, index) => `a${index}@x.example`).join(" ");
  expect(TestForm.parse({ releaseId: id, addresses: many(10) }).addresses).toHaveLength(10);
  expect(TestForm.safeParse({ releaseId: id, addresses: many(11) }).success).toBe(false);
  expect(TestForm.safeParse({ releaseId: id, addresses: " " }).success).toBe(false);
});

test("another try names the send it repeats, and no list", () => {
  expect(SendAgain.parse({ releaseId: id, repeats: id, languageRule: "both", key: "one press of it" })).toEqual({
    releaseId: id,
    repeats: id,
    languageRule: "both",
    listIds: [],
    skipsOtherLanguages: false,
    idempotencyKey: "one press of it",
  });
  expect(SendAgain.safeParse({ releaseId: id, key: "one press of it" }).success).toBe(false);
  expect(DecideHeld.safeParse({ id, decision: "forget" }).success).toBe(false);
});

test("settled is what has an end", () => {
  const counts = { queued: 1, sending: 2, accepted: 4, deferred: 8, rejected: 16, suppressed: 32, uncertain: 64 };
  const all = { ...counts, expired: 128, cancelled: 256 };
  const frozen = Object.values(all).reduce((sum, n) => sum + n, 0);
  expect(settledOf({ ...all, frozen })).toBe(4 + 16 + 32 + 128 + 256);
});

import { expect, test } from "@playwright/test";
import { instantOf } from "@/base/local-time";
import { PublishForm, WithdrawForm } from "@/domain/publication/input";

const id = "0b6ec4d0-6f0a-4a58-9f3a-7a1f0f3c2b11";
const form = { id, when: "at", date: "2026-11-30", time: "12:00", zone: "Asia/Baghdad", languages: ["en", "ar"] };

/** Which field each fault is about, and what it says. */
const faults = (given: object, schema: typeof PublishForm | typeof WithdrawForm = PublishForm) =>
  schema.safeParse(given).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];

test("a local time in the newsroom's zone becomes an instant", () => {
  expect(PublishForm.parse(form)).toEqual({
    id,
    at: new Date("2026-11-30T09:00:00Z"),
    underEmbargo: false,
    languages: ["en", "ar"],
    reason: undefined,
  });
});

test("now is now, whatever stands in the fields of the time", () => {
  expect(PublishForm.parse({ ...form, when: "now", underEmbargo: "1" })).not.toHaveProperty("at");
  expect(PublishForm.parse({ ...form, when: "now", underEmbargo: "1" }).underEmbargo).toBe(false);
});

test("an embargo is asked for by a tick", () => {
  expect(PublishForm.parse({ ...form, underEmbargo: "1" }).underEmbargo).toBe(true);
});

test("a day that is not there is a fault of the date", () => {
  for (const wrong of [{ date: "" }, { date: "2026-02-30" }, { time: "25:00" }, { zone: "Mars/Olympus" }])
    expect(faults({ ...form, ...wrong })).toEqual([["date", "invalid"]]);
});

test("a form that asked for languages and got none says so; one that did not ask means all", () => {
  expect(faults({ ...form, languages: [], asksLanguages: "1" })).toEqual([["languages", "languages-none"]]);
  expect(faults({ ...form, languages: undefined, asksLanguages: "1" })).toEqual([["languages", "languages-none"]]);
  expect(PublishForm.parse({ ...form, languages: undefined }).languages).toBeUndefined();
});

test("of an hour that the clock shows twice the first is meant, of one it skips the next", () => {
  expect(instantOf("2026-10-25T02:30", "Europe/Zurich")?.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  expect(instantOf("2026-03-29T02:30", "Europe/Zurich")?.toISOString()).toBe("2026-03-29T01:30:00.000Z");
});

test("nothing is withdrawn without the word, in either language of the interface", () => {
  const given = { id, reasons: { en: "A wrong figure", ar: "رقم خاطئ" } };
  for (const typed of ["withdraw", " Withdraw ", "سحب"])
    expect(WithdrawForm.parse({ ...given, typed }).reasons).toEqual(given.reasons);
  for (const typed of ["", "yes", "withdrawn"])
    expect(faults({ ...given, typed }, WithdrawForm)).toEqual([["typed", "confirmation-missing"]]);
});

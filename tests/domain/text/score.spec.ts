import { expect, test } from "@playwright/test";
import { outcomeOf, readCases, scoreOf, tableOf } from "../../support/score";

test("planted faults are found in their place, and sound releases raise no alarm", () => {
  const [clean, faulty] = [readCases("clean"), readCases("faulty")];
  expect(clean.length).toBeGreaterThanOrEqual(60);
  expect(faulty.length).toBeGreaterThanOrEqual(60);
  const score = scoreOf(clean.map(outcomeOf), faulty.map(outcomeOf));
  // The log of every run shows what the check can do.
  console.log(`\n${tableOf(score)}`);
  expect(score.recall).toBeGreaterThanOrEqual(0.97);
  expect(score.inPlace).toBeGreaterThanOrEqual(0.97);
  expect(score.cleanWithAlarms.length, score.cleanWithAlarms.join("\n")).toBeLessThanOrEqual(clean.length / 60);
  for (const { kind, expected, found } of score.byKind) expect(found / expected, kind).toBeGreaterThanOrEqual(0.9);
});

test("a planted fault raises hardly an alarm beside its own", () => {
  const { faultyWithOtherAlarms } = scoreOf([], readCases("faulty").map(outcomeOf));
  expect(faultyWithOtherAlarms.length, faultyWithOtherAlarms.join("\n")).toBeLessThanOrEqual(5);
});

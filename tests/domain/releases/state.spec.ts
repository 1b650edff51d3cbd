import { expect, test } from "@playwright/test";
import { isRefusal } from "@/base/refusal";
import { releaseStates } from "@/base/vocabulary";
import { move, releaseMoves } from "@/domain/releases/state";

/** product.md 5.0, written out: a dash is a refusal. States in the order of the vocabulary. */
const expected: Record<string, string[]> = {
  //                  draft        in_review            changes_requested    approved             scheduled    published    withdrawn
  edit: ["draft", "in_review", "changes_requested", "in_review", "-", "published", "-"],
  submit: ["in_review", "-", "in_review", "-", "-", "-", "-"],
  "request-changes": ["-", "changes_requested", "-", "changes_requested", "-", "-", "-"],
  approve: ["approved", "approved", "approved", "approved", "-", "published", "-"],
  schedule: ["scheduled", "scheduled", "scheduled", "scheduled", "-", "-", "-"],
  unschedule: ["-", "-", "-", "-", "approved", "-", "-"],
  publish: ["published", "published", "published", "published", "published", "published", "-"],
  "come-due": ["-", "-", "-", "-", "published", "-", "-"],
  correct: ["-", "-", "-", "-", "-", "published", "-"],
  withdraw: ["-", "-", "-", "-", "-", "withdrawn", "-"],
};

for (const act of releaseMoves) {
  for (const [index, state] of releaseStates.entries()) {
    const next = expected[act]?.[index];
    test(`${act} of a release that is ${state} ${next === "-" ? "is refused" : `leads to ${next}`}`, () => {
      try {
        expect(move(state, act)).toBe(next);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        expect(next).toBe("-");
        expect(error.kind).toBe("conflict");
      }
    });
  }
}

test("an edit is refused in plain words where a scheduled or withdrawn release stands in the way", () => {
  expect(() => move("scheduled", "edit")).toThrow("release-scheduled");
  expect(() => move("withdrawn", "edit")).toThrow("release-withdrawn");
});

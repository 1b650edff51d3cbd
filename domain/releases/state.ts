import { conflict, type RefusalReason } from "@/base/refusal";
import type { ReleaseState } from "@/base/vocabulary";

/** What can be done to a release as a whole. Creation has no state before it. */
export const releaseMoves = [
  "edit",
  "submit",
  "request-changes",
  "approve",
  "schedule",
  "unschedule",
  "publish",
  "come-due",
  "correct",
  "withdraw",
] as const;
export type ReleaseMove = (typeof releaseMoves)[number];

/**
 * The legal moves (product.md 5.0): the state after the move when everything it asks for holds.
 * `approve` leads to `approved` only once every language that is to go out is approved; whether
 * an unapproved release may be published, scheduled or corrected is the setting "two pairs of
 * eyes", asked by the verbs. Every pair that is not here is refused.
 */
const moves: Record<ReleaseMove, Partial<Record<ReleaseState, ReleaseState>>> = {
  edit: {
    draft: "draft",
    in_review: "in_review",
    changes_requested: "changes_requested",
    approved: "in_review",
    published: "published",
  },
  submit: { draft: "in_review", changes_requested: "in_review" },
  "request-changes": { in_review: "changes_requested", approved: "changes_requested" },
  approve: {
    draft: "approved",
    in_review: "approved",
    changes_requested: "approved",
    // A language can be approved while the others already are.
    approved: "approved",
    published: "published",
  },
  schedule: { draft: "scheduled", in_review: "scheduled", changes_requested: "scheduled", approved: "scheduled" },
  unschedule: { scheduled: "approved" },
  publish: {
    draft: "published",
    in_review: "published",
    changes_requested: "published",
    approved: "published",
    scheduled: "published",
    // A further language of a published release.
    published: "published",
  },
  "come-due": { scheduled: "published" },
  correct: { published: "published" },
  withdraw: { published: "withdrawn" },
};

/** What stands in the way, where a plainer word than "not from this state" exists. */
const because: Partial<Record<ReleaseMove, Partial<Record<ReleaseState, RefusalReason>>>> = {
  edit: { scheduled: "release-scheduled", withdrawn: "release-withdrawn" },
};

/** The state after the move. Refuses (conflict) with the state it cannot be done from. */
export function move(state: ReleaseState, act: ReleaseMove): ReleaseState {
  const next = moves[act][state];
  if (next) return next;
  throw conflict(because[act]?.[state] ?? "conflict", { state, act });
}

/** For menus: is the move in the table at all? */
export function isMove(state: ReleaseState, act: ReleaseMove): boolean {
  return moves[act][state] !== undefined;
}

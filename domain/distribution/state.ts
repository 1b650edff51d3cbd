import { conflict, type RefusalReason } from "@/base/refusal";
import type { SendState } from "@/base/vocabulary";

/** What can be done to a send, by people, by jobs or by its release. */
export const sendMoves = [
  "freeze",
  "refuse",
  "make-ready",
  "take-back",
  "schedule",
  "start",
  "pause",
  "come-to-rest",
  "resume",
  "cancel",
  "finish-cancel",
  "complete",
  "need-attention",
  "withdraw",
] as const;
export type SendMove = (typeof sendMoves)[number];

/**
 * The legal moves (sending.md 5.1): the state after the move. `withdraw` is what the release's own
 * move does to its sends (5.7); a send that is over, or already stopping, is not moved by it.
 */
const moves: Record<SendMove, Partial<Record<SendState, SendState>>> = {
  freeze: { draft: "freezing" },
  refuse: { freezing: "draft" },
  "make-ready": { freezing: "ready" },
  "take-back": { ready: "draft" },
  schedule: { ready: "scheduled" },
  start: { ready: "sending", scheduled: "sending" },
  pause: { sending: "pausing" },
  "come-to-rest": { pausing: "paused" },
  resume: { pausing: "sending", paused: "sending", attention: "sending" },
  cancel: {
    draft: "cancelled",
    ready: "cancelled",
    scheduled: "cancelled",
    sending: "cancelling",
    pausing: "cancelling",
    paused: "cancelling",
    attention: "cancelling",
  },
  "finish-cancel": { cancelling: "cancelled" },
  complete: { sending: "completed", attention: "completed" },
  "need-attention": { sending: "attention", attention: "attention" },
  withdraw: {
    draft: "cancelled",
    freezing: "cancelled",
    ready: "cancelled",
    scheduled: "cancelled",
    sending: "cancelling",
    pausing: "cancelling",
    paused: "cancelling",
    attention: "cancelling",
  },
};

const because: Partial<Record<SendState, RefusalReason>> = {
  draft: "send-not-ready",
  freezing: "send-not-ready",
  cancelled: "send-finished",
  completed: "send-finished",
};

/** The state after the move. Refuses (conflict) with the state it cannot be done from. */
export function move(state: SendState, act: SendMove): SendState {
  const next = moves[act][state];
  if (next) return next;
  throw conflict(because[state] ?? "conflict", { state, act });
}

/** For menus and jobs: is the move in the table at all? */
export function isMove(state: SendState, act: SendMove): boolean {
  return moves[act][state] !== undefined;
}

/** States that nothing leaves any more. */
export const finalStates: readonly SendState[] = ["completed", "cancelled"];

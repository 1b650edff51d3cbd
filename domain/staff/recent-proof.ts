import { forbidden } from "@/base/refusal";
import type { Ctx } from "../context";

/** A proof of who one is holds for ten minutes (product.md 4). */
const holdsFor = 10 * 60_000;

/** Has this person proved who they are within ten minutes? Only people are asked. */
export function isSteppedUp({ actor, now }: Pick<Ctx, "actor" | "now">): boolean {
  if (actor.kind !== "person") return true;
  return actor.steppedUpAt !== undefined && now.getTime() - actor.steppedUpAt.getTime() < holdsFor;
}

/** First line, after `allow`, of verbs that ask for it. Refuses `step-up-needed`. */
export function requireStepUp(ctx: Pick<Ctx, "actor" | "now">): void {
  if (!isSteppedUp(ctx)) throw forbidden("step-up-needed", { field: "proof" });
}

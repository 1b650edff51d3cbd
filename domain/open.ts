import { database } from "@/db/client";
import type { Actor, Ctx } from "./context";

/** What a door gives its verbs: this process's database, who acts, and the time at which the request came. */
export function openCtx(actor: Actor, now: Date): Ctx {
  return { db: database(), actor, now };
}

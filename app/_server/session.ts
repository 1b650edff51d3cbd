import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor, Ctx } from "@/domain/context";
import { openCtx } from "@/domain/open";
import { type Act, may } from "@/domain/staff/allow";
import { findPersonBySession, type Person } from "@/domain/staff/queries";
import { readVisitor } from "./visitor";

/** Who asks, or null; once per request. */
export const getActor = cache(async (): Promise<Person | null> => {
  return findPersonBySession(openCtx({ kind: "public" }, new Date()), await readVisitor());
});

/**
 * The guard of every page, route handler and action of the desk: who asks, or away to sign in. With
 * an act, who may never do it gets "no access" (403).
 */
export async function requireActor(act?: Act): Promise<Person> {
  const actor = await getActor();
  if (!actor) redirect(await signInAddress());
  if (actor.owesSecondFactor && !(await askedPath()).startsWith(factorPath)) redirect(factorPath);
  if (act && !may(actor, act)) forbidden();
  return actor;
}

/** What a page of the desk reads with: `requireActor`, and this process's database. */
export async function requireCtx(act?: Act): Promise<Ctx & { actor: Person }> {
  const actor = await requireActor(act);
  return { ...openCtx(actor, new Date()), actor };
}

/** For doors that stand open: sign-in, set-up, invitations. */
export const openDoor = (actor: Actor = { kind: "public" }): Ctx => openCtx(actor, new Date());

/** The one page, with its acts, for whoever still owes a second factor. */
const factorPath = "/sign-in/factor";

/** What was asked for, as `proxy.ts` saw it. */
const askedPath = async () => (await headers()).get("x-bayan-path") ?? "";

async function signInAddress(): Promise<string> {
  const path = await askedPath();
  return path.startsWith("/desk") ? `/sign-in?to=${encodeURIComponent(path)}` : "/sign-in";
}

/** Where to go after signing in: a page of our own desk or the set-up, whatever the address says. */
export function safeReturn(to: string | undefined): string {
  return to && /^\/(desk|setup)(?:[/?][\w\-./?=&%,]*)?$/.test(to) ? to : "/desk";
}

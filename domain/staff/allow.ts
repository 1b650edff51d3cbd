import { forbidden } from "@/base/refusal";
import type { Language, Role } from "@/base/vocabulary";
import type { Actor, Ctx } from "../context";

/** Every act that a role decides on: the one table of who may do what (product.md 4). */
export const acts = [
  "release.read",
  "release.create",
  "release.edit",
  "release.comment",
  "release.submit",
  "release.review",
  "release.publish",
  "media.edit",
  "records.edit",
  "glossary.edit",
  "contacts.read",
  "contacts.edit",
  "contacts.export",
  "send.test",
  "send",
  "staff.manage",
  "settings.edit",
  "audit.read",
  "suppression.lift",
] as const;
export type Act = (typeof acts)[number];

/** What the act is done to, as far as the answer depends on it. */
export interface Subject {
  ownerId?: string | null;
  language?: Language;
}

type Answer = boolean | "own" | "own-languages";

const table: Record<Act, Partial<Record<Role, Answer>>> = {
  "release.read": { author: true, translator: true, editor: true, sender: true, admin: true, viewer: true },
  "release.create": { author: true, editor: true, admin: true },
  "release.edit": { author: "own", translator: "own-languages", editor: true, admin: true },
  "release.comment": { author: true, translator: true, editor: true, sender: true, admin: true },
  "release.submit": { author: "own", translator: "own-languages", editor: true, admin: true },
  "release.review": { editor: true, admin: true },
  "release.publish": { editor: true, admin: true },
  "media.edit": { author: true, editor: true, admin: true },
  "records.edit": { editor: true, admin: true },
  "glossary.edit": { author: true, translator: true, editor: true, admin: true },
  "contacts.read": { sender: true, admin: true },
  "contacts.edit": { sender: true, admin: true },
  "contacts.export": { sender: true, admin: true },
  "send.test": { author: true, translator: true, editor: true, sender: true, admin: true },
  send: { sender: true, admin: true },
  "staff.manage": { admin: true },
  "settings.edit": { admin: true },
  "audit.read": { admin: true },
  "suppression.lift": { admin: true },
};

/**
 * May this actor do this act to this subject? Without a subject: may they ever (for menus)?
 * The operator acts as an admin but lifts no suppression (contract); jobs act for verbs that
 * were allowed when they were enqueued.
 */
export function may(actor: Actor, act: Act, subject?: Subject): boolean {
  switch (actor.kind) {
    case "public":
      return false;
    case "job":
      return true;
    case "operator":
      return act !== "suppression.lift";
    case "token":
      return actor.roles.some((role) => holds(table[act][role], actor.id, [], subject));
    case "person":
      return actor.roles.some((role) => holds(table[act][role], actor.id, actor.languages, subject));
  }
}

function holds(answer: Answer | undefined, id: string, languages: readonly Language[], subject?: Subject): boolean {
  if (typeof answer === "boolean" || answer === undefined) return answer === true;
  if (!subject) return true;
  if (answer === "own") return subject.ownerId === id;
  return subject.language !== undefined && languages.includes(subject.language);
}

/** First line of every verb. Refuses `not-allowed` (forbidden), or `signed-out` to the public. */
export function allow(ctx: Ctx, act: Act, subject?: Subject): void {
  if (may(ctx.actor, act, subject)) return;
  throw forbidden(ctx.actor.kind === "public" ? "signed-out" : "not-allowed", { act });
}

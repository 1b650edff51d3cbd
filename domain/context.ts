import type { PgDatabase } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { Language, Role } from "@/base/vocabulary";

/** The pool's drizzle database, or a transaction on it. */
export type Database = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

/** Everyone who can act. Verbs ask `allow` what each may do; the audit log keeps who it was. */
export type Actor =
  | {
      kind: "person";
      id: string;
      name: string;
      roles: readonly Role[];
      languages: readonly Language[];
      steppedUpAt?: Date;
    }
  | { kind: "token"; id: string; name: string; roles: readonly Role[] }
  | { kind: "job"; name: string }
  | { kind: "operator"; name: string }
  | { kind: "public" };

/** What a verb is given: where to read and write, for whom, and what time it is. */
export interface Ctx {
  db: Database;
  actor: Actor;
  now: Date;
  /** Set inside `inTransaction`: a verb called by a verb joins its caller's transaction. */
  inTransaction?: true;
}

/** Runs `work` in one transaction, or in the caller's if there is one already. */
export async function inTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.inTransaction) return work(ctx);
  return ctx.db.transaction((tx) => work({ ...ctx, db: tx, inTransaction: true }));
}

/** Name of the actor as the records show it. */
export function actorName(actor: Actor): string {
  return actor.kind === "public" ? "public" : actor.name;
}

/** Id of the actor where it has one that lasts. */
export function actorId(actor: Actor): string | null {
  return actor.kind === "person" || actor.kind === "token" ? actor.id : null;
}

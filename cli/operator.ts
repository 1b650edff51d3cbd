import { userInfo } from "node:os";
import { databaseUrl, processParts } from "@/base/env";
import { databaseAddress } from "@/db/address";
import { startEmbedded, stopEmbeddedIfUnused } from "@/db/embedded";
import { dataFolder } from "@/db/secrets";
import type { Ctx } from "@/domain/context";
import { findRunning } from "./running";

/**
 * Runs `work` on the database as the operator: beside a running start on its database, without one on
 * the embedded database, started for as long as the work lasts.
 */
export async function asOperator<T>(work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const data = dataFolder();
  const embedded = !databaseUrl();
  // While the server begins, what speaks to it is loaded; help, and a text alone, need none of it.
  const [{ closeDatabase, sharedDatabase }, { migrateDatabase }, { closeQueue }] = await Promise.all([
    import("@/db/client"),
    import("@/db/migrate"),
    import("@/db/queue"),
    embedded && startEmbedded(data),
  ]);
  try {
    await migrateDatabase(databaseAddress(data));
    const { db } = sharedDatabase("bayan-command");
    return await work({ db, actor: { kind: "operator", name: systemUser() }, now: new Date() });
  } finally {
    await closeQueue();
    await closeDatabase();
    const isStarted = processParts.some((part) => findRunning(data, part));
    if (embedded && !isStarted) await stopEmbeddedIfUnused(data);
  }
}

/** Who the records name. A container may run under a number without a name. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}

import { and, eq, lte } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import { releases } from "@/db/schema/releases";
import { record } from "../audit";
import { notifyChanged } from "../changed";
import { type Ctx, inTransaction } from "../context";
import { startSendsOf } from "../distribution/release-moves";
import { lockRelease, writeRelease } from "../releases/rows";
import { move } from "../releases/state";

/** Wakes the worker at the second of a scheduled publication. */
export async function enqueueDue(ctx: Ctx, id: string, at: Date): Promise<void> {
  await enqueue(ctx.db, "release-due", { releaseId: id }, { key: id, startAfter: at });
}

/**
 * The clock: publishes what has come due. Readers see a scheduled release from its second on
 * whether or not this has run (domain/newsroom); here its state follows and its sends start.
 * A release that was taken off the clock or moved is not due, so a stale job does nothing.
 */
export async function publishDue(ctx: Ctx): Promise<string[]> {
  const due = await ctx.db
    .select({ id: releases.id })
    .from(releases)
    .where(and(eq(releases.state, "scheduled"), lte(releases.publishAt, ctx.now)));
  const done: string[] = [];
  for (const { id } of due) {
    const published = await inTransaction(ctx, async (ctx) => {
      const { release } = await lockRelease(ctx, id);
      if (release.state !== "scheduled" || !release.publishAt || release.publishAt > ctx.now) return false;
      const state = move(release.state, "come-due");
      await writeRelease(ctx, id, { state, publishedAt: release.publishAt });
      await startSendsOf(ctx, id);
      await record(
        ctx,
        "release.published",
        { kind: "release", id },
        { state: release.state },
        { state, at: release.publishAt.toISOString() },
      );
      await notifyChanged(ctx, ["*"]);
      return true;
    });
    if (published) done.push(id);
  }
  return done;
}

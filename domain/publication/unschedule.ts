import { conflict } from "@/base/refusal";
import { record } from "../audit";
import { notifyChanged } from "../changed";
import { type Ctx, inTransaction } from "../context";
import { stopSendsOf } from "../distribution/release-moves";
import { lockRelease, writeRelease, writeVersion } from "../releases/rows";
import { move } from "../releases/state";
import { allow } from "../staff/allow";
import type { UnscheduleRelease } from "./input";

/**
 * Takes a release off the clock, until its very second: from then on it is public whatever the
 * worker has done, so it refuses `time-past` (conflict). The approvals stand, the frozen texts are
 * thawed, and sends that waited for the publication are cancelled.
 */
export async function unscheduleRelease(ctx: Ctx, { id }: UnscheduleRelease): Promise<void> {
  allow(ctx, "release.publish");
  await inTransaction(ctx, async (ctx) => {
    const { release, versions } = await lockRelease(ctx, id);
    const state = move(release.state, "unschedule");
    if (release.publishAt && release.publishAt <= ctx.now)
      throw conflict("time-past", { at: release.publishAt.toISOString() });
    for (const version of versions) {
      if (version.goesOut) await writeVersion(ctx, version, { goesOut: false, publicRevisionId: null });
    }
    await writeRelease(ctx, id, { state, publishAt: null, embargoUntil: null });
    await stopSendsOf(ctx, id, "release-unscheduled");
    await record(
      ctx,
      "release.unscheduled",
      { kind: "release", id },
      { state: release.state, at: release.publishAt?.toISOString() },
      { state },
    );
    await notifyChanged(ctx, ["*"]);
  });
}

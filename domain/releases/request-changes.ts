import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import type { RequestChanges } from "./input";
import { lockRelease, writeRelease } from "./rows";
import { move } from "./state";

/** Sends a release back to its authors with a reason. Approvals that were given stand until a text changes. */
export async function requestChanges(ctx: Ctx, { id, reason }: RequestChanges): Promise<void> {
  allow(ctx, "release.review");
  await inTransaction(ctx, async (ctx) => {
    const { release } = await lockRelease(ctx, id);
    const state = move(release.state, "request-changes");
    await writeRelease(ctx, id, { state });
    await record(
      ctx,
      "release.changes-requested",
      { kind: "release", id },
      { state: release.state },
      { state, reason },
    );
  });
}

import { forbidden } from "@/base/refusal";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow, may } from "../staff/allow";
import type { OneRelease } from "./input";
import { freezeVersion, lockRelease, writeRelease } from "./rows";
import { move } from "./state";

/** Sends a draft for review; the texts as they stand become revisions, so that review sees what changes after. */
export async function submitRelease(ctx: Ctx, { id }: OneRelease): Promise<void> {
  allow(ctx, "release.submit");
  await inTransaction(ctx, async (ctx) => {
    const { release, versions } = await lockRelease(ctx, id);
    const mayHere = versions.some(({ language }) =>
      may(ctx.actor, "release.submit", { ownerId: release.ownerId, language }),
    );
    if (!mayHere) throw forbidden("not-allowed", { act: "release.submit" });
    const state = move(release.state, "submit");
    for (const version of versions) await freezeVersion(ctx, version, "save");
    await writeRelease(ctx, id, { state });
    await record(ctx, "release.submitted", { kind: "release", id }, { state: release.state }, { state });
  });
}

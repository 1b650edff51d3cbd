import { and, eq } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import { findingDismissals } from "@/db/schema/releases";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { getNewsroom } from "../settings/queries";
import { allow } from "../staff/allow";
import { requireEditor } from "./dismiss-finding";
import type { RestoreFinding } from "./input";
import { preflightOf } from "./preflight";
import { lockRelease } from "./rows";

/**
 * Takes a dismissal back, so that the finding stands again. Refuses `finding-not-found` where nobody
 * dismissed it or its texts have changed since, `not-allowed` as the dismissal does.
 */
export async function restoreFinding(ctx: Ctx, { id, fingerprint }: RestoreFinding): Promise<void> {
  allow(ctx, "release.edit");
  await inTransaction(ctx, async (ctx) => {
    const { release, versions } = await lockRelease(ctx, id);
    const { findings } = await preflightOf(ctx, release, versions, await getNewsroom(ctx));
    const finding = findings.find((one) => one.fingerprint === fingerprint);
    if (!finding?.dismissal) throw notFound("finding-not-found", { id, fingerprint });
    requireEditor(ctx, release, finding);
    await ctx.db
      .delete(findingDismissals)
      .where(and(eq(findingDismissals.releaseId, id), eq(findingDismissals.fingerprint, fingerprint)));
    const { by, reason } = finding.dismissal;
    await record(
      ctx,
      "release.finding-restored",
      { kind: "release", id },
      { code: finding.code, paragraph: finding.paragraph, fingerprint, by, reason },
      null,
    );
  });
}

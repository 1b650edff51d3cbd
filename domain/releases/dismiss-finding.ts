import { forbidden, notFound } from "@/base/refusal";
import { findingDismissals } from "@/db/schema/releases";
import type { PreflightFinding } from "@/document/preflight";
import { cut } from "@/text/cut";
import { record } from "../audit";
import { actorId, actorName, type Ctx, inTransaction } from "../context";
import { getNewsroom } from "../settings/queries";
import { allow, may } from "../staff/allow";
import type { DismissFinding } from "./input";
import { preflightOf } from "./preflight";
import { lockRelease, type ReleaseRow } from "./rows";

/**
 * Calls a finding of the stored texts intended, with a reason that everyone sees. It holds while both
 * texts stay as they are: the fingerprint is made of them. A second reason replaces the first one.
 * Refuses `finding-not-found` (the text has changed since), `not-allowed` to those who may edit none of its languages.
 */
export async function dismissFinding(ctx: Ctx, { id, fingerprint, reason }: DismissFinding): Promise<void> {
  allow(ctx, "release.edit");
  await inTransaction(ctx, async (ctx) => {
    const { release, versions } = await lockRelease(ctx, id);
    const { findings } = await preflightOf(ctx, release, versions, await getNewsroom(ctx));
    const finding = findings.find((one) => one.fingerprint === fingerprint);
    if (!finding) throw notFound("finding-not-found", { id, fingerprint });
    requireEditor(ctx, release, finding);
    const settled = {
      reason,
      at: ctx.now,
      byKind: ctx.actor.kind,
      byId: actorId(ctx.actor),
      byName: actorName(ctx.actor),
    };
    await ctx.db
      .insert(findingDismissals)
      .values({ releaseId: id, fingerprint, code: finding.code, ...settled })
      .onConflictDoUpdate({ target: [findingDismissals.releaseId, findingDismissals.fingerprint], set: settled });
    const { code, paragraph, sides, dismissal } = finding;
    await record(
      ctx,
      "release.finding-dismissed",
      { kind: "release", id },
      dismissal ? { reason: dismissal.reason } : null,
      {
        code,
        paragraph,
        texts: sides.map(({ lang, text }) => ({ lang, text: cut(text, 200) })),
        fingerprint,
        reason,
      },
    );
  });
}

/** Whoever may edit a text may settle what is found in it (product.md 4). */
export function requireEditor(ctx: Ctx, { ownerId }: Pick<ReleaseRow, "ownerId">, { sides }: PreflightFinding): void {
  if (sides.some(({ lang }) => may(ctx.actor, "release.edit", { ownerId, language: lang }))) return;
  throw forbidden("not-allowed", { act: "release.edit" });
}

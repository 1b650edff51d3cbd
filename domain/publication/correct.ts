import { conflict, invalid } from "@/base/refusal";
import { releaseNotices } from "@/db/schema/releases";
import { countOpen } from "@/document/preflight/finding";
import { record } from "../audit";
import { notifyChanged } from "../changed";
import { type Ctx, inTransaction } from "../context";
import { stopSendsOf } from "../distribution/release-moves";
import { freezeVersion, lockRelease, writeRelease, writeVersion } from "../releases/rows";
import { move } from "../releases/state";
import { getNewsroom } from "../settings/queries";
import { allow } from "../staff/allow";
import { ensureApproved } from "./approval";
import type { CorrectRelease } from "./input";
import { type Published, urlsOf } from "./publish";

/**
 * Brings the working texts of a published release before the public, with a dated note in every
 * public language; the old texts stay as revisions. Languages that did not change stay as they are.
 * Refuses `nothing-changed` (conflict), `reason-missing` where a public language has no note,
 * and what publication refuses for approvals.
 */
export async function correctRelease(ctx: Ctx, { id, notes }: CorrectRelease): Promise<Published> {
  allow(ctx, "release.publish");
  return inTransaction(ctx, async (ctx) => {
    const { release, versions } = await lockRelease(ctx, id);
    const state = move(release.state, "correct");
    const newsroom = await getNewsroom(ctx);
    const out = versions.filter(({ goesOut }) => goesOut);
    const words = out.map(({ language }) => ({ language, words: notes[language]?.trim() ?? "" }));
    const silent = words.find((note) => note.words === "");
    if (silent) throw invalid("reason-missing", { language: silent.language });
    const findings = await ensureApproved(ctx, {
      release,
      versions,
      chosen: out.map(({ language }) => language),
      newsroom,
    });

    const changed: string[] = [];
    for (const version of out) {
      const publicRevisionId = await freezeVersion(ctx, version, "publish");
      if (publicRevisionId === version.publicRevisionId) continue;
      await writeVersion(ctx, version, { publicRevisionId });
      changed.push(version.language);
    }
    if (changed.length === 0) throw conflict("nothing-changed");
    await ctx.db
      .insert(releaseNotices)
      .values(words.map((note) => ({ ...note, releaseId: id, kind: "correction" as const, at: ctx.now })));
    await writeRelease(ctx, id, { state, correctedAt: ctx.now });
    await stopSendsOf(ctx, id, "release-corrected");
    await record(ctx, "release.corrected", { kind: "release", id }, null, { languages: changed, notes });
    await notifyChanged(ctx, ["*"]);
    return { id, state, urls: urlsOf(release, versions), open: countOpen(findings), findings };
  });
}

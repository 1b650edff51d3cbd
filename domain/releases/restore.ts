import { eq } from "drizzle-orm";
import { conflict, notFound } from "@/base/refusal";
import { releaseRevisions } from "@/db/schema/releases";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { contentOf } from "./content";
import type { RestoreRevision } from "./input";
import { freezeVersion, getVersion, lockRelease } from "./rows";
import { type Saved, saveVersion } from "./save-version";

/**
 * Puts an earlier text of one language back as the working text. The text that stands is kept as a
 * revision first, and the restored one becomes a new revision: nothing is rewritten.
 * Refuses `revision-not-found`, and whatever `saveVersion` refuses (a stale `version` among it).
 */
export async function restoreRevision(ctx: Ctx, { revisionId, version }: RestoreRevision): Promise<Saved> {
  allow(ctx, "release.edit");
  return inTransaction(ctx, async (ctx) => {
    const [revision] = await ctx.db.select().from(releaseRevisions).where(eq(releaseRevisions.id, revisionId));
    if (!revision) throw notFound("revision-not-found", { id: revisionId });
    const { releaseId, language } = revision;
    const { versions } = await lockRelease(ctx, releaseId);
    const standing = getVersion(versions, language);
    if (standing.version !== version)
      throw conflict("stale-version", {
        version: standing.version,
        editedBy: standing.editedByName,
        editedAt: standing.editedAt.toISOString(),
      });
    await freezeVersion(ctx, standing, "save");
    const { document, ...fields } = contentOf(revision);
    const saved = await saveVersion(ctx, { releaseId, language, version, fields, document });
    const again = getVersion((await lockRelease(ctx, releaseId)).versions, language);
    await freezeVersion(ctx, again, "restore");
    await record(
      ctx,
      "release.restored",
      { kind: "release", id: releaseId },
      { language, hash: standing.contentHash },
      { language, revision: revision.number, hash: revision.contentHash },
    );
    return saved;
  });
}

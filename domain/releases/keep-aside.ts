import { parseDocument, schemaVersion } from "@/document/schema";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { contentHash } from "./content";
import type { KeepAside } from "./input";
import { editedBy, freezeVersion, getVersion, lockRelease } from "./rows";

/**
 * Keeps a text in the history, first the one that stands and then the given one, and leaves the
 * working text as it is. After a stale save this is how the text that gives way is not lost, on
 * whichever side it stands. Refuses `document-invalid`, `release-not-found`, `version-not-found`.
 */
export async function keepAside(ctx: Ctx, input: KeepAside): Promise<{ revisionId: string }> {
  allow(ctx, "release.edit");
  const document = parseDocument(input.document);
  return inTransaction(ctx, async (ctx) => {
    const { release, versions } = await lockRelease(ctx, input.releaseId);
    allow(ctx, "release.edit", { ownerId: release.ownerId, language: input.language });
    const standing = getVersion(versions, input.language);
    await freezeVersion(ctx, standing, "save");
    const hash = contentHash({ ...input.fields, document });
    const aside = { ...standing, ...input.fields, document, schemaVersion, contentHash: hash, ...editedBy(ctx) };
    const revisionId = await freezeVersion(ctx, aside, "save");
    await record(ctx, "release.kept-aside", { kind: "release", id: release.id }, null, {
      language: input.language,
      hash,
    });
    return { revisionId };
  });
}

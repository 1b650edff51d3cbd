import { conflict } from "@/base/refusal";
import type { ReleaseState } from "@/base/vocabulary";
import { parseDocument, schemaVersion } from "@/document/schema";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { contentHash } from "./content";
import type { SaveVersion } from "./input";
import {
  editedBy,
  freezeVersion,
  getVersion,
  isLastEditor,
  lockRelease,
  newestRevisionAt,
  type ReleaseRow,
  unapproved,
  type VersionRow,
  writeRelease,
  writeVersion,
} from "./rows";
import { freeSlug } from "./slug";
import { move } from "./state";
import { askForLinks } from "./web-links";

const revisionEvery = 10 * 60_000;

export interface Saved {
  /** The number to name in the next save. */
  version: number;
  state: ReleaseState;
  savedAt: Date;
  slug: string;
  /** What an approval of this text binds to. */
  contentHash: string;
  /** This save voided an approval of the text. */
  voided: boolean;
}

/**
 * Saves the text of one language. The save names the version it began from; if another save came
 * between, it is refused `stale-version` (conflict) with who and when, and nothing is lost: the
 * stored text stays, the sender keeps theirs. An approved text loses its approval and the release
 * goes back to review; a scheduled or withdrawn one refuses (product.md 5.0).
 * Refuses also `document-invalid`, `release-not-found`, `version-not-found`, `not-allowed`.
 */
export async function saveVersion(ctx: Ctx, input: SaveVersion): Promise<Saved> {
  allow(ctx, "release.edit");
  const document = parseDocument(input.document);
  return inTransaction(ctx, async (ctx) => {
    const { release, versions } = await lockRelease(ctx, input.releaseId);
    allow(ctx, "release.edit", { ownerId: release.ownerId, language: input.language });
    const version = getVersion(versions, input.language);
    const state = move(release.state, "edit");
    if (version.version !== input.version) {
      throw conflict("stale-version", {
        version: version.version,
        editedBy: version.editedByName,
        editedAt: version.editedAt.toISOString(),
      });
    }
    const hash = contentHash({ ...input.fields, document });
    if (hash === version.contentHash) return saved(release, version, release.state, false);

    const voided = version.approvedHash !== null;
    const begins = await beginsStretch(ctx, version);
    if (begins && version.version > 1) await freezeVersion(ctx, version, "save");
    const after = {
      ...input.fields,
      document,
      schemaVersion,
      contentHash: hash,
      version: version.version + 1,
      ...editedBy(ctx),
      ...unapproved,
    };
    await writeVersion(ctx, version, after);
    await askForLinks(ctx, { ...version, ...after });
    const slug = await slugAfter(ctx, release, version, input);
    // Only the loss of an approval sends an approved release back: its other languages stay approved.
    const next = release.state === "approved" && !voided ? release.state : state;
    await writeRelease(ctx, release.id, { state: next, slug });
    if (voided || begins) {
      await record(
        ctx,
        voided ? "release.approval-voided" : "release.edited",
        { kind: "release", id: release.id },
        { language: version.language, hash: version.contentHash, state: release.state },
        { language: version.language, hash, state: next },
      );
    }
    return saved({ ...release, slug }, { ...version, ...after }, next, voided);
  });
}

function saved(release: ReleaseRow, version: VersionRow, state: ReleaseState, voided: boolean): Saved {
  return {
    version: version.version,
    state,
    savedAt: version.editedAt,
    slug: release.slug,
    contentHash: version.contentHash,
    voided,
  };
}

/**
 * Does this save begin a new stretch of editing: another author, or ten minutes since the last
 * revision? Then the text before it is kept as a revision, and the audit log gets its line.
 * Autosave comes every two seconds; a revision and a line for each would bury what happened.
 */
async function beginsStretch(ctx: Ctx, version: VersionRow): Promise<boolean> {
  if (!isLastEditor(ctx, version)) return true;
  const newest = await newestRevisionAt(ctx, version);
  return newest === null || ctx.now.getTime() - newest.getTime() > revisionEvery;
}

/** Until its first publication the slug follows the English headline. */
async function slugAfter(ctx: Ctx, release: ReleaseRow, before: VersionRow, input: SaveVersion): Promise<string> {
  const fixed = release.publishedAt !== null || input.language !== "en" || input.fields.headline === before.headline;
  return fixed ? release.slug : freeSlug(ctx, release.id, input.fields.headline);
}

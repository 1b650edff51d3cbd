import { conflict } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import type { PreflightFinding } from "@/document/preflight/finding";
import type { Ctx } from "../context";
import { approveVersions } from "../releases/approve";
import { refuseOpen } from "../releases/must-fix";
import { preflightOf } from "../releases/preflight";
import { getVersion, isApproved, type ReleaseRow, type VersionRow } from "../releases/rows";
import type { Newsroom } from "../settings/queries";
import { allow } from "../staff/allow";

/**
 * Nothing goes out unapproved: languages that are not approved yet are approved here when two pairs
 * of eyes are off, and refused `approval-missing` when they are on. Open Must-fix findings stop
 * people (`must-fix-open`); the operator gets them back.
 */
export async function ensureApproved(
  ctx: Ctx,
  release: { release: ReleaseRow; versions: VersionRow[]; chosen: Language[]; newsroom: Newsroom },
): Promise<PreflightFinding[]> {
  const { versions, chosen, newsroom } = release;
  const missing = chosen.filter((language) => !isApproved(getVersion(versions, language)));
  if (missing.length > 0) {
    if (newsroom.twoPairsOfEyes) throw conflict("approval-missing", { languages: missing });
    allow(ctx, "release.review");
    return approveVersions(ctx, { ...release, chosen: missing });
  }
  const { findings } = await preflightOf(ctx, release.release, versions, newsroom);
  refuseOpen(ctx, release.release.id, findings);
  return findings;
}

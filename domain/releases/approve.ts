import { conflict, invalid } from "@/base/refusal";
import type { Language, ReleaseState } from "@/base/vocabulary";
import { emptyFields } from "@/document/preflight/fields";
import { countOpen, openFindings } from "@/document/preflight/finding";
import { record } from "../audit";
import { actorId, actorName, type Ctx, inTransaction } from "../context";
import { getNewsroom, type Newsroom } from "../settings/queries";
import { allow } from "../staff/allow";
import { versionOf } from "./content";
import type { ApproveRelease } from "./input";
import { refuseOpen } from "./must-fix";
import { type Preflight, preflightOf } from "./preflight";
import {
  freezeVersion,
  getVersion,
  isApproved,
  isLastEditor,
  lockRelease,
  type ReleaseRow,
  type VersionRow,
  writeRelease,
  writeVersion,
} from "./rows";
import { move } from "./state";

export interface Approved {
  id: string;
  state: ReleaseState;
  /** Open Must-fix findings: they stop people, the operator is told. */
  open: number;
  findings: Preflight["findings"];
}

/**
 * Approves languages of a release (all of them when none is named). The approval binds to the
 * content hash, and the approved text is kept as a revision.
 * Refuses `language-empty`, `must-fix-open` (people only), `stale-version` when the text is not the
 * one that was shown, `own-edit` when two pairs of eyes are asked for and the approver edited last.
 */
export async function approveRelease(ctx: Ctx, { id, languages, hashes }: ApproveRelease): Promise<Approved> {
  allow(ctx, "release.review");
  return inTransaction(ctx, async (ctx) => {
    const { release, versions } = await lockRelease(ctx, id);
    const state = move(release.state, "approve");
    const newsroom = await getNewsroom(ctx);
    const chosen = languages ?? versions.map(({ language }) => language);
    for (const language of chosen) {
      const shown = hashes?.[language];
      if (shown !== undefined && shown !== getVersion(versions, language).contentHash) {
        const { editedByName, editedAt, version } = getVersion(versions, language);
        throw conflict("stale-version", { version, editedBy: editedByName, editedAt: editedAt.toISOString() });
      }
    }
    const findings = await approveVersions(ctx, { release, versions, chosen, newsroom });
    const whole = versions.every((row) => chosen.includes(row.language) || isApproved(row));
    const next = state === "approved" && !whole ? release.state : state;
    await writeRelease(ctx, id, { state: next });
    return { id, state: next, open: countOpen(findings), findings };
  });
}

/**
 * The approval itself, on a locked release; publication uses it too when two pairs of eyes are off.
 * @returns the findings that were open, for those who are only told
 */
export async function approveVersions(
  ctx: Ctx,
  {
    release,
    versions,
    chosen,
    newsroom,
  }: { release: ReleaseRow; versions: VersionRow[]; chosen: readonly Language[]; newsroom: Newsroom },
): Promise<Preflight["findings"]> {
  const rows = chosen.map((language) => getVersion(versions, language));
  for (const row of rows) {
    const empty = emptyFields(versionOf(row));
    if (empty.length > 0) throw invalid("language-empty", { language: row.language, fields: empty });
  }
  if (newsroom.twoPairsOfEyes) {
    const own = rows.filter((row) => !isApproved(row)).find((row) => isLastEditor(ctx, row));
    if (own) throw conflict("own-edit", { language: own.language });
  }
  const { findings } = await preflightOf(ctx, release, versions, newsroom);
  const stopping = openFindings(findings);
  const open = stopping.length;
  refuseOpen(ctx, release.id, findings);
  for (const row of rows) {
    if (isApproved(row)) continue;
    await freezeVersion(ctx, row, "approve");
    await writeVersion(ctx, row, {
      approvedHash: row.contentHash,
      approvedAt: ctx.now,
      approvedByKind: ctx.actor.kind,
      approvedById: actorId(ctx.actor),
      approvedByName: actorName(ctx.actor),
    });
    row.approvedHash = row.contentHash;
    await record(ctx, "release.approved", { kind: "release", id: release.id }, null, {
      language: row.language,
      hash: row.contentHash,
      ...(open > 0
        ? {
            open: stopping.map(({ code, paragraph }) => ({ code, paragraph })),
          }
        : {}),
    });
  }
  return findings;
}

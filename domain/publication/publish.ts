import { webEnv } from "@/base/env";
import { conflict, invalid } from "@/base/refusal";
import type { Language, ReleaseState } from "@/base/vocabulary";
import { countOpen, type PreflightFinding } from "@/document/preflight/finding";
import { record } from "../audit";
import { notifyChanged } from "../changed";
import { type Ctx, inTransaction } from "../context";
import { startSendsOf } from "../distribution/release-moves";
import {
  freezeVersion,
  getVersion,
  lockRelease,
  type ReleaseRow,
  type VersionRow,
  writeRelease,
  writeVersion,
} from "../releases/rows";
import { move } from "../releases/state";
import { getNewsroom, type Newsroom } from "../settings/queries";
import { allow } from "../staff/allow";
import { ensureApproved } from "./approval";
import { enqueueDue } from "./due";
import type { PublishRelease } from "./input";

export interface Published {
  id: string;
  state: ReleaseState;
  /** Public addresses of the languages that are out or will be. */
  urls: Partial<Record<Language, string>>;
  /** Open Must-fix findings, for the operator, whom they do not stop. */
  open: number;
  findings: PreflightFinding[];
}

/**
 * Publishes the chosen languages now, or puts them on the clock for `at`: freezes a revision of
 * each in one transaction, so that both languages appear at once or none does. An unapproved
 * language is approved first when two pairs of eyes are off, else refused `approval-missing`.
 * Refuses `time-past`, `language-missing`, `language-empty`, `languages-none`, `reason-missing`
 * (fewer than the newsroom's public languages, people only), `must-fix-open` (people only), `conflict`.
 */
export async function publishRelease(
  ctx: Ctx,
  { id, at, underEmbargo, languages, reason }: PublishRelease,
): Promise<Published> {
  allow(ctx, "release.publish");
  if (at && at <= ctx.now) throw invalid("time-past", { at: at.toISOString() });
  return inTransaction(ctx, async (ctx) => {
    const { release, versions } = await lockRelease(ctx, id);
    const state = move(release.state, at ? "schedule" : "publish");
    const newsroom = await getNewsroom(ctx);
    const chosen = chooseLanguages({ release, versions, newsroom, languages });
    const why = needsReason(newsroom, versions, chosen, release) ? giveReason(ctx, reason) : undefined;
    // The pre-flight holds the texts against the hour and the embargo that are being set, not those before them.
    const asSet = { ...release, publishAt: at ?? null, embargoUntil: at && underEmbargo ? at : null };
    const findings = await ensureApproved(ctx, { release: asSet, versions, chosen, newsroom });

    for (const language of chosen) {
      const version = getVersion(versions, language);
      const publicRevisionId = await freezeVersion(ctx, version, "publish");
      await writeVersion(ctx, version, { goesOut: true, publicRevisionId });
      version.goesOut = true;
    }
    await writeRelease(ctx, id, {
      state,
      publishAt: at ?? null,
      embargoUntil: at && underEmbargo ? at : null,
      publishedAt: at ? null : (release.publishedAt ?? ctx.now),
    });
    await record(
      ctx,
      at ? "release.scheduled" : "release.published",
      { kind: "release", id },
      { state: release.state },
      {
        state,
        languages: chosen,
        ...(at ? { at: at.toISOString() } : {}),
        ...(why ? { reason: why } : {}),
      },
    );
    await notifyChanged(ctx, ["*"]);
    if (at) await enqueueDue(ctx, id, at);
    else await startSendsOf(ctx, id);
    return { id, state, urls: urlsOf(release, versions), open: countOpen(findings), findings };
  });
}

/** Public addresses of the languages that are out or on the clock. */
export function urlsOf(release: Pick<ReleaseRow, "slug">, versions: readonly VersionRow[]): Published["urls"] {
  const { url } = webEnv();
  return Object.fromEntries(
    versions
      .filter(({ goesOut }) => goesOut)
      .map(({ language }) => [language, `${url}/${language}/news/${release.slug}`]),
  );
}

interface Choice {
  release: ReleaseRow;
  versions: VersionRow[];
  newsroom: Newsroom;
  languages?: Language[];
}

function chooseLanguages({ release, versions, newsroom, languages }: Choice): Language[] {
  const open = newsroom.languages.filter(({ isPublic }) => isPublic).map(({ language }) => language);
  for (const language of languages ?? []) {
    if (!open.includes(language)) throw invalid("language-missing", { language });
    getVersion(versions, language);
  }
  const wanted = languages ?? standardChoice(release, versions, open);
  // Of a published release only a further language can be published; a changed one is corrected.
  const chosen =
    release.state === "published"
      ? wanted.filter((language) => !getVersion(versions, language).publicRevisionId)
      : wanted;
  if (chosen.length === 0)
    throw release.state === "published"
      ? conflict("conflict", { state: release.state, act: "publish" })
      : invalid("languages-none");
  return chosen;
}

/** Those put on the clock earlier, else every public language that the release has. */
function standardChoice(release: ReleaseRow, versions: readonly VersionRow[], open: readonly Language[]): Language[] {
  const earlier = release.state === "scheduled" ? versions.filter(({ goesOut }) => goesOut) : versions;
  return open.filter((language) => earlier.some((version) => version.language === language));
}

/** Fewer languages than the newsroom's public ones would be out after this. */
function needsReason(
  newsroom: Newsroom,
  versions: readonly VersionRow[],
  chosen: readonly Language[],
  release: ReleaseRow,
): boolean {
  const already =
    release.state === "published"
      ? versions.filter(({ publicRevisionId }) => publicRevisionId).map(({ language }) => language)
      : [];
  return newsroom.languages.some(
    ({ isPublic, language }) => isPublic && !chosen.includes(language) && !already.includes(language),
  );
}

function giveReason(ctx: Ctx, reason: string | undefined): string {
  if (reason) return reason;
  if (ctx.actor.kind === "operator") return "by the operator";
  throw invalid("reason-missing");
}

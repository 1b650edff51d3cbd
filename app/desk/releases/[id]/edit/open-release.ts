import { directionOf, formatDateTime, formatTime } from "@/base/locale";
import type { InterfaceLanguage, Language } from "@/base/vocabulary";
import type { Ctx } from "@/domain/context";
import { contentOf } from "@/domain/releases/content";
import { VersionFields } from "@/domain/releases/input";
import { getKnowledge } from "@/domain/releases/preflight";
import { findRequestedChanges, getRelease, type ReleaseDetail } from "@/domain/releases/queries";
import { getNewsroom, type Newsroom } from "@/domain/settings/queries";
import { may } from "@/domain/staff/allow";
import type { EditedRelease, EditedVersion } from "./edit-release";

type Row = ReleaseDetail["versions"][number];

/** A release as the editor takes it: what may be done, and times in the words of the interface. */
export async function openRelease(ctx: Ctx, id: string, wanted: string | undefined, speaks: InterfaceLanguage) {
  const [release, newsroom, knowledge] = await Promise.all([
    getRelease(ctx, id),
    getNewsroom(ctx),
    getKnowledge(ctx, id),
  ]);
  const asked = release.state === "changes_requested" ? await findRequestedChanges(ctx, id) : null;
  const languages = newsroom.languages.map(({ language }) => language);
  const written = release.versions.map(({ language }) => language);
  const all = [...new Set([...languages, ...written])];
  const versions = all.map((language) => {
    const row = release.versions.find((version) => version.language === language);
    return row ? editedVersion(ctx, release, row, newsroom, speaks) : absentVersion(ctx, release, language);
  });
  const subject = { ownerId: release.ownerId };
  const edited: EditedRelease = {
    id,
    state: release.state,
    versions,
    facing: facingOf(newsroom.source, written, all, wanted),
    region: newsroom.region,
    knowledge: {
      ...knowledge,
      dismissals: Object.fromEntries(
        Object.entries(knowledge.dismissals ?? {}).map(([fingerprint, { at, ...dismissal }]) => [
          fingerprint,
          { ...dismissal, at: savedAt(new Date(at), ctx.now, speaks, newsroom.zone, newsroom.digits) },
        ]),
      ),
    },
    twoPairsOfEyes: newsroom.twoPairsOfEyes,
    asked: asked && {
      reason: asked.reason,
      by: asked.byName,
      at: savedAt(asked.at, ctx.now, speaks, newsroom.zone, newsroom.digits),
    },
    may: {
      submit: all.some((language) => may(ctx.actor, "release.submit", { ...subject, language })),
      review: may(ctx.actor, "release.review", subject),
      publish: may(ctx.actor, "release.publish", subject),
      duplicate: may(ctx.actor, "release.create"),
      settle: all.filter((language) => may(ctx.actor, "release.edit", { ...subject, language })),
      glossary: may(ctx.actor, "glossary.edit"),
    },
  };
  return { edited, title: titleOf(release, speaks) };
}

/** The headline in the language of the interface, else in the source; with its language. */
export function titleOf({ versions }: ReleaseDetail, speaks: InterfaceLanguage): { says: string; lang?: Language } {
  const named = versions.filter(({ headline }) => headline);
  const row = named.find(({ language }) => language === speaks) ?? named[0];
  return row ? { says: row.headline, lang: row.language } : { says: "" };
}

/** The source faces the wanted language, or the first other one; the one that reads from the left stands at the left. */
function facingOf(
  source: Language,
  written: Language[],
  all: Language[],
  wanted: string | undefined,
): [Language, Language] {
  const first = written.includes(source) ? source : (written[0] ?? source);
  const others = all.filter((language) => language !== first);
  const second =
    others.find((language) => language === wanted) ??
    others.find((language) => written.includes(language)) ??
    others[0] ??
    (first === "ar" ? "en" : "ar");
  return directionOf(first) === "rtl" && directionOf(second) === "ltr" ? [second, first] : [first, second];
}

export function editedVersion(
  ctx: Ctx,
  release: ReleaseDetail,
  row: Row,
  { zone, digits }: Newsroom,
  speaks: InterfaceLanguage,
): EditedVersion {
  const { document, ...fields } = contentOf(row);
  return {
    language: row.language,
    dir: directionOf(row.language),
    fields,
    document,
    version: row.version,
    contentHash: row.contentHash,
    approved: row.approved,
    approvedBy: row.approvedByName,
    editedBy: row.editedByName,
    editedAt: savedAt(row.editedAt, ctx.now, speaks, zone, digits),
    closed: closedOf(ctx, release, row.language),
    own: ctx.actor.kind === "person" && row.editedById === ctx.actor.id,
  };
}

function absentVersion(ctx: Ctx, release: ReleaseDetail, language: Language): EditedVersion {
  return {
    language,
    dir: directionOf(language),
    fields: VersionFields.parse({}),
    // Written out: what ProseMirror makes has objects without a prototype, which do not reach a client component.
    document: { type: "doc", content: [{ type: "lead" }] },
    version: 0,
    contentHash: "",
    approved: false,
    approvedBy: null,
    editedBy: "",
    editedAt: "",
    closed: closedOf(ctx, release, language),
    own: false,
    absent: true,
  };
}

function closedOf(ctx: Ctx, release: ReleaseDetail, language: Language): EditedVersion["closed"] {
  if (release.state === "scheduled" || release.state === "withdrawn") return release.state;
  return may(ctx.actor, "release.edit", { ownerId: release.ownerId, language }) ? null : "role";
}

/** The clock time of today, with the day of any other. */
export function savedAt(
  at: Date,
  now: Date,
  speaks: InterfaceLanguage,
  zone: string,
  digits: Newsroom["digits"],
): string {
  const day = (date: Date) => date.toLocaleDateString("en-CA", { timeZone: zone });
  return day(at) === day(now) ? formatTime(at, speaks, zone, digits) : formatDateTime(at, speaks, zone, digits);
}

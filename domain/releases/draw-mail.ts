import { webEnv } from "@/base/env";
import { invalid } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import { zoneCity } from "@/base/zone";
import type { releaseRevisions } from "@/db/schema/releases";
import type { Version } from "@/document/version";
import { type MailPart, type ReleaseMail, type RenderedMail, renderReleaseMail } from "@/emails/release";
import type { Newsroom } from "../settings/queries";
import { versionOf } from "./content";
import type { ReleaseRow } from "./rows";
import { tokenSlots } from "./token-slots";

/** What a mail carries of one language: of a frozen revision, or of the working text in a preview. */
export type MailText = Parameters<typeof versionOf>[0] &
  Pick<typeof releaseRevisions.$inferSelect, "mailSubject" | "preheader" | "summary">;

/** What decides its links and hours. */
export type MailRelease = Pick<ReleaseRow, "slug" | "state" | "publishedAt" | "publishAt" | "embargoUntil">;

export interface Drawing {
  /** In the order of the mail. */
  languages: readonly Language[];
  release: MailRelease;
  revisions: readonly MailText[];
  newsroom: Newsroom;
  /** The mail tells those who have an earlier text what became of it. */
  notice?: { kind: NonNullable<ReleaseMail["notice"]>; told: readonly Told[] };
}

/** What readers were told of a change, in one language. */
interface Told {
  language: Language;
  words: string;
  at: Date;
}

/**
 * The mail of a release, whether or not it may be sent. The "read on the web" link is there once the release is
 * public or will be by the time the mail leaves; under embargo the notice stands in its place.
 * Refuses `language-missing`.
 */
export async function drawMail({ languages, release, revisions, newsroom, notice }: Drawing): Promise<RenderedMail> {
  const { url: origin } = webEnv();
  const underEmbargo = release.state === "scheduled" && release.embargoUntil !== null;
  const isOut = release.state === "published" || (release.state === "scheduled" && !underEmbargo);
  const [first, ...rest] = languages.map((language): MailPart => {
    const revision = revisions.find((one) => one.language === language);
    if (!revision) throw invalid("language-missing", { language });
    return {
      version: notice?.kind === "withdrawal" ? withoutText(versionOf(revision)) : versionOf(revision),
      told: notice?.told.filter((one) => one.language === language),
      mailSubject: revision.mailSubject,
      preheader: revision.preheader || revision.summary,
      ...(isOut ? { url: `${origin}/${language}/news/${release.slug}` } : {}),
    };
  });
  if (!first) throw new Error("a mail is in at least one language");
  const at = release.publishedAt ?? release.publishAt;
  return renderReleaseMail({
    parts: [first, ...rest],
    notice: notice?.kind,
    names: newsroom.senderNames,
    postalAddresses: newsroom.postalAddresses,
    zone: newsroom.zone,
    zoneNames: { en: zoneCity(newsroom.zone, "en"), ar: zoneCity(newsroom.zone, "ar") },
    digits: newsroom.digits,
    ...(isOut && at ? { publishedAt: at } : {}),
    ...(underEmbargo && release.embargoUntil ? { embargoUntil: release.embargoUntil } : {}),
    unsubscribeUrl: `${origin}/u/${tokenSlots[0]}`,
    preferencesUrl: `${origin}/p/${tokenSlots[1]}`,
  });
}

/** Which release it was and whom to ask, and nothing more of what is not to be used any longer. */
function withoutText({ lang, kicker, headline, document }: Version): Version {
  const content = document.content.filter(({ type }) => type === "contacts");
  // A document begins with its lead, which may be empty.
  return { lang, kicker, headline, document: { ...document, content: [{ type: "lead" }, ...content] } };
}

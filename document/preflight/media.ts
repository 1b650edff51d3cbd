import type { Language } from "@/base/vocabulary";
import { fingerprintOf } from "@/text/finding";
import { placedBlocks } from "../blocks";
import type { Version } from "../version";
import type { Schedule } from "./clock";
import { found, type PreflightCode, type PreflightFinding } from "./finding";

/** What is known of a picture beside its file. */
export interface Picture {
  assetId: string;
  /** What is said of it to those who do not see it, by language. */
  alts: Readonly<Partial<Record<Language, string>>>;
  /** Until when it may be shown, ISO 8601; absent: for good. */
  rightsUntil?: string;
  /** Somebody on it may come to harm, and nobody has decided yet whether it may be shown. */
  isProtectionOpen?: boolean;
}

/** The pictures of a release, and when this is asked, ISO 8601. */
export interface Media {
  pictures: readonly Picture[];
  now: string;
}

/** M10: pictures that may not go out as they are. One cause is told once, with its place in each language. */
export function checkMedia(
  versions: readonly Version[],
  media: Media | undefined,
  { at }: Schedule,
): PreflightFinding[] {
  if (!media) return [];
  const shown = versions.flatMap(shownIn);
  const goesOut = Math.max(Date.parse(media.now), at ? Date.parse(at) : 0);
  return [...new Set(shown.map(({ assetId }) => assetId))].flatMap((assetId) => {
    const places = shown.filter((one) => one.assetId === assetId);
    const picture = media.pictures.find((one) => one.assetId === assetId);
    const silent = places.filter(({ lang }) => !picture?.alts[lang]?.trim());
    const isOver = picture?.rightsUntil !== undefined && Date.parse(picture.rightsUntil) <= goesOut;
    return [
      ...silent.map((place) => about("image.alt", [place])),
      ...(isOver ? [about("image.rights", places, picture.rightsUntil)] : []),
      ...(picture?.isProtectionOpen ? [about("image.protection", places)] : []),
    ];
  });
}

interface Shown {
  assetId: string;
  lang: Language;
  paragraph: number;
  text: string;
}

/** Ids of the pictures that a version shows. */
export const picturesIn = (version: Version): string[] => shownIn(version).map(({ assetId }) => assetId);

/** The pictures of a version; a picture that stands twice is one. */
function shownIn(version: Version): Shown[] {
  const all = placedBlocks(version).flatMap(({ kind, path, text }, paragraph): Shown[] => {
    const assetId = kind === "figure" ? version.document.content[path?.[0] ?? -1]?.attrs?.assetId : undefined;
    return typeof assetId === "string" ? [{ assetId, lang: version.lang, paragraph, text }] : [];
  });
  return all.filter(({ assetId }, index) => all.findIndex((one) => one.assetId === assetId) === index);
}

/** The caption is the passage; the picture, and what `until` says of it, tell one finding from another. */
function about(code: PreflightCode, places: readonly Shown[], until = ""): PreflightFinding {
  const sides = places.map(({ lang, paragraph, text }) => ({ lang, paragraph, start: 0, end: text.length, text }));
  const named = places.map(({ lang, assetId }) => ({ lang, text: `${assetId} ${until}` }));
  return { ...found(code, sides), fingerprint: fingerprintOf(code, named) };
}

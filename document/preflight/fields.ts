import { placedBlocks } from "../blocks";
import type { Version } from "../version";
import { found, type MeasuredField, nowhere, type PreflightFinding } from "./finding";

/** Which of the required fields, headline and lead, a version lacks. */
export function emptyFields(version: Version): ("headline" | "lead")[] {
  const lead = placedBlocks(version).find(({ kind }) => kind === "lead");
  return [
    ...(version.headline.trim() ? [] : (["headline"] as const)),
    ...(lead?.text.trim() ? [] : (["lead"] as const)),
  ];
}

/** M1 and N14: fields without text, contacts that hold imported text instead of a record. */
export function checkFields(version: Version): PreflightFinding[] {
  const { lang } = version;
  const dateline = version.dateline?.place || version.dateline?.text;
  return [
    ...emptyFields(version).map((name) => found("field.missing", [nowhere(lang, name)])),
    ...(version.subhead ? [] : [found("field.empty", [nowhere(lang, "subhead")])]),
    ...(dateline ? [] : [found("field.empty", [nowhere(lang, "dateline")])]),
    ...placedBlocks(version).flatMap(({ kind, text, path }, paragraph) =>
      kind === "contact" && isRaw(version, path)
        ? [found("contact.raw", [{ lang, paragraph, start: 0, end: text.length, text }])]
        : [],
    ),
  ];
}

function isRaw(version: Version, path: number[] | null): boolean {
  const [outer = -1, inner = -1] = path ?? [];
  return version.document.content[outer]?.content?.[inner]?.attrs?.personId == null;
}

/** C13: beyond this a text is cut: in pages of results, in lists of releases, in mail programs. Letters as readers count them. */
export const longest = { headline: 110, summary: 200, mailSubject: 110 } as const satisfies Record<
  MeasuredField,
  number
>;

export function checkLengths(version: Version): PreflightFinding[] {
  const { lang, headline, summary = "", mailSubject = "" } = version;
  const measured = Object.entries({ headline, summary, mailSubject }) as [MeasuredField, string][];
  return measured.flatMap(([field, text]) => {
    if (lettersIn(text) <= longest[field]) return [];
    const paragraph = field === "headline" ? 0 : null;
    return [found("length.over", [{ lang, paragraph, start: 0, end: text.length, text }], { field })];
  });
}

/** What a reader counts as letters: an Arabic one with its vowel sign is one. */
export const lettersIn = (text: string): number => [...segmenter.segment(text)].length;

/** Where a text that is longer than this many letters goes on beyond them; null where it fits. */
export function overflowAt(text: string, limit: number): number | null {
  return [...segmenter.segment(text)][limit]?.index ?? null;
}

const segmenter = new Intl.Segmenter();

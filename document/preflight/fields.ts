import { placedBlocks } from "../blocks";
import type { Version } from "../version";
import { found, nowhere, type PreflightFinding } from "./finding";

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

/** C13: beyond this a headline is cut on every page of results and in every list of mails. */
export const longestHeadline = 110;

export function checkLengths({ lang, headline }: Version): PreflightFinding[] {
  const length = [...headline].length;
  const end = headline.length;
  return length > longestHeadline
    ? [found("length.over", [{ lang, paragraph: 0, start: 0, end, text: headline }])]
    : [];
}

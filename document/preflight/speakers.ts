import { fingerprintOf, paritySeverities } from "@/text/finding";
import type { PlacedBlock } from "../blocks";
import type { Version } from "../version";
import type { PreflightFinding } from "./finding";

type Side = Pick<Version, "lang" | "document"> & { blocks: readonly PlacedBlock[] };

/** A quotation as it is numbered; `speaker` is undefined where the imported text itself may name one. */
interface Quotation {
  paragraph: number;
  text: string;
  speaker: string | undefined;
}

/** C3: a quotation whose speaker only one language names. How the name is written is for the glossary. */
export function checkSpeakers(pivot: Side, other: Side): PreflightFinding[] {
  const [heres, theres] = [quotationsOf(pivot), quotationsOf(other)];
  if (heres.length !== theres.length) return [];
  return heres.flatMap((here, index): PreflightFinding[] => {
    const there = theres[index];
    if (here.speaker === undefined || there?.speaker === undefined || !here.speaker === !there.speaker) return [];
    const missingIn = here.speaker ? other.lang : pivot.lang;
    const code = "name.mismatch";
    return [
      {
        code,
        severity: paritySeverities[code],
        paragraph: here.paragraph,
        sides: [placeOf(pivot, here), placeOf(other, there)],
        missingIn,
        // One person may be quoted twice: the quotations tell the findings apart.
        fingerprint: fingerprintOf(code, [
          { lang: pivot.lang, text: here.text },
          { lang: other.lang, text: there.text },
        ]),
      },
    ];
  });
}

function quotationsOf({ blocks, document }: Side): Quotation[] {
  return blocks.flatMap(({ kind, text, path }, paragraph): Quotation[] => {
    const node = kind === "quote" && path?.length === 1 ? document.content[path[0] ?? -1] : undefined;
    const attrs = node?.content?.find(({ type }) => type === "attribution")?.attrs;
    if (!attrs) return [];
    const isKnown = attrs.raw !== true && !attrs.personId && typeof attrs.text === "string";
    return [{ paragraph, text, speaker: isKnown ? String(attrs.text).trim() : undefined }];
  });
}

/** The speaker is the last line of a quotation. */
const placeOf = ({ lang }: Side, { paragraph, text, speaker = "" }: Quotation) => {
  const start = speaker ? text.lastIndexOf(speaker) : text.length;
  return { lang, paragraph, start, end: start + speaker.length, text: speaker };
};

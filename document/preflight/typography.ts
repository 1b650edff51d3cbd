import { directionOf } from "@/base/locale";
import { isPresentationForm } from "@/text/fold";
import { isVisualOrder } from "@/text/hygiene";
import type { PlacedBlock } from "../blocks";
import type { Version } from "../version";
import { found, type PreflightCode, type PreflightFinding } from "./finding";

const doubled = /(?<=\S)[ \t\u00a0]*[ \t][ \t\u00a0]+(?=\S)/g;
/** French sets a space before its high marks and means it. */
const beforeStop = /(?<=[\p{L}\p{N})\]”»"]) +(?=[.,،؛؟](?:\s|$))/gu;
const beforeMark = /(?<=[\p{L}\p{N})\]”»"]) +(?=[.,،؛؟;:!?](?:\s|$))/gu;
const latinMark = /(?<=[\u0621-\u064a\u064b-\u0652\u06a9-\u06d5»])[,;?](?=\s|$|[»”"])/gu;
const arabicMark: Record<string, string> = { ",": "،", ";": "؛", "?": "؟" };
const presentation = /[\ufb50-\ufdff\ufe70-\ufefc]+/g;

/** N12: what printers would mend. Each has a repair that is certain, save letters copied in reverse order. */
export function checkTypography({ lang }: Version, blocks: readonly PlacedBlock[]): PreflightFinding[] {
  const isRtl = directionOf(lang) === "rtl";
  return blocks.flatMap(({ text }, paragraph) => {
    const mended = (code: PreflightCode, pattern: RegExp, mend: (found: string) => string) => {
      const matches = [...text.matchAll(pattern)];
      const [first, last] = [matches[0], matches.at(-1)];
      if (!first || !last) return [];
      // One finding for the paragraph, from the first to the last place: one press mends them all.
      const [start, end] = [first.index, last.index + last[0].length];
      const surface = text.slice(start, end);
      const repair = { lang, paragraph, start, end, text: mend(surface) };
      const isCertain = repair.text !== surface && !(code === "hygiene.presentation" && isVisualOrder(text));
      return [found(code, [{ lang, paragraph, start, end, text: surface }], isCertain ? { repair } : {})];
    };
    return [
      ...mended("typography.space", doubled, (surface) => surface.replace(/[ \t\u00a0]{2,}/g, " ")),
      ...mended("typography.space", lang === "fr" ? beforeStop : beforeMark, (surface) =>
        surface.replace(/ +(?=[.,،؛؟;:!?]|$)/g, ""),
      ),
      ...(isRtl
        ? mended("typography.punctuation", latinMark, (surface) =>
            surface.replace(/(?<![\dA-Za-z])[,;?](?=\s|$|[»”"])/g, (mark) => arabicMark[mark] ?? mark),
          )
        : []),
      ...(hasForms(text) ? mended("hygiene.presentation", presentation, formsAsLetters) : []),
    ];
  });
}

const hasForms = (text: string) => [...text].some((char) => isPresentationForm(char.charCodeAt(0)));

const formsAsLetters = (text: string) =>
  text.replace(presentation, (run) =>
    [...run].map((char) => (isPresentationForm(char.charCodeAt(0)) ? char.normalize("NFKC") : char)).join(""),
  );

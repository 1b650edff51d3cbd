import type { PlacedBlock } from "../blocks";
import type { Version } from "../version";
import { found, type PreflightFinding } from "./finding";

/** What writers leave where a fact is still to come: TK, XXX, TBC, lorem ipsum, «…», [insert name]. */
const pattern =
  /(?<![\p{L}\p{N}])(?:TK(?:TK)*|TB[CDA]|X{3,})(?![\p{L}\p{N}])|lorem ipsum|[«“"]\s*(?:…|\.{3,})\s*[»”"]|\[(?:…|\.{3,}|_+|\s*(?:insert|name|date|title|number|place|quote|tbc|tbd|add|أدخل|يضاف|يُضاف|الاسم|التاريخ|المنصب|العدد|الرقم|يحدد لاحقاً|يُحدد لاحقاً)(?![\p{L}])[^\]\n]{0,60})\]|_{4,}/iu;

/** Lower-case `tk` and `xxx` are words of somebody's; the rest is a placeholder in any case. */
const isWord = (text: string) => /^(?:tk|tb[cda]|x{3,})$/.test(text);

/** M5: a placeholder never goes out. */
export function checkPlaceholders({ lang }: Version, blocks: readonly PlacedBlock[]): PreflightFinding[] {
  return blocks.flatMap(({ text }, paragraph) => {
    const match = pattern.exec(text);
    if (!match || isWord(match[0])) return [];
    const [start, end] = [match.index, match.index + match[0].length];
    return [found("placeholder.text", [{ lang, paragraph, start, end, text: match[0] }])];
  });
}

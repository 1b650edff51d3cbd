import type { Language } from "@/base/vocabulary";
import type { Finding } from "@/text/parity";
import { findQuotes, isQuotation } from "@/text/quotes";
import type { PlacedBlock } from "../blocks";

/** M3, apart from M2: numbers that differ where, in each language that names one, somebody is quoted. */
export function isQuotedNumber(
  { code, sides }: Finding,
  versions: readonly { lang: Language; blocks: readonly PlacedBlock[] }[],
): boolean {
  if (code !== "number.mismatch") return false;
  return sides.every(({ lang, paragraph, start, end }) => {
    const block = versions.find((one) => one.lang === lang)?.blocks[paragraph ?? -1];
    if (!block) return false;
    if (block.kind === "quote") return true;
    // In running text the number itself stands between the marks.
    return (
      isQuotation(block.text) && findQuotes(block.text).spans.some((quote) => quote.start <= start && end <= quote.end)
    );
  });
}

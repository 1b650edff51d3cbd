import type { Language } from "@/base/vocabulary";
import { nodeText } from "@/document/blocks";
import type { NodeJson } from "@/document/schema";

/** A release in a list: in one language, with the others that it is out in. */
export interface PublicItem {
  id: string;
  slug: string;
  at: Date;
  correctedAt: Date | null;
  language: Language;
  kicker: string;
  headline: string;
  summary: string;
  /** All languages in which it is out. */
  languages: Language[];
}

interface Row {
  id: string;
  slug: string;
  at: Date;
  correctedAt: Date | null;
}

interface Text {
  releaseId: string;
  language: Language;
  kicker: string;
  headline: string;
  subhead: string;
  summary: string;
  lead: NodeJson | null;
}

/** Each release in the first of the wanted languages that it has. */
export function asItems(rows: readonly Row[], texts: readonly Text[], wanted: readonly Language[]): PublicItem[] {
  return rows.flatMap(({ id, slug, at, correctedAt }) => {
    const own = texts.filter(({ releaseId }) => releaseId === id);
    const language = wanted.find((one) => own.some((text) => text.language === one));
    const text = own.find((one) => one.language === language);
    if (!text) return [];
    return {
      id,
      slug,
      at,
      correctedAt,
      language: text.language,
      kicker: text.kicker,
      headline: text.headline,
      summary: summaryOf(text),
      languages: [...new Set(wanted)].filter((one) => own.some((other) => other.language === one)),
    };
  });
}

/** The written summary, else the subhead, else the lead. */
export function summaryOf(text: { summary: string; subhead?: string; lead: NodeJson | null }): string {
  return text.summary || text.subhead || (text.lead ? nodeText(text.lead) : "");
}

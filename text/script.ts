import type { Language } from "@/base/vocabulary";

/** What the letters of a block say: a language, too few letters (`neutral`), or two scripts (`mixed`). */
export type BlockLanguage = Language | "neutral" | "mixed";

const arabicLetters = /[\u0620-\u064a\u066e-\u06d5\u06ee-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/gu;
const latinLetters = /\p{Script=Latin}/gu;
/** Letters of Sorani that Arabic and Persian do not write. */
const soraniLetters = /[ێۆڕڵەڤ]/gu;
const persianLetters = /[پچژگکی]/gu;

export interface ReadLanguage {
  language: BlockLanguage;
  /** Enough letters or stop words to tell it from the other languages of its script. */
  isSure: boolean;
}

/**
 * Language of a block (bilingual.md D3): letters only, without addresses, numbers and text in
 * parentheses; the share of Arabic script decides the script, its own letters or stop words the language.
 */
export function readLanguage(text: string): ReadLanguage {
  const letters = stripAddresses(text);
  const outside = letters.replace(/\([^()]{0,400}\)/g, " ");
  // A block that is nothing but a parenthesis is judged by it.
  return judge(count(outside, /\p{L}/gu) >= 4 ? outside : letters);
}

export const languageOf = (text: string): BlockLanguage => readLanguage(text).language;

function judge(text: string): ReadLanguage {
  const arabic = count(text, arabicLetters);
  const latin = count(text, latinLetters);
  if (arabic + latin < 4) return { language: "neutral", isSure: false };
  const share = arabic / (arabic + latin);
  if (share >= 0.6) return { language: arabicScriptLanguage(text, arabic), isSure: arabic >= 40 };
  return share <= 0.2 ? latinLanguage(text) : { language: "mixed", isSure: false };
}

function arabicScriptLanguage(text: string, letters: number): Language {
  if (count(text, soraniLetters) >= letters * 0.01) return "ckb";
  // One foreign name (گوگل) does not make a text Persian: 2 % of the letters do.
  return count(text, persianLetters) >= Math.max(letters * 0.02, 1) && !/[ةيك]/u.test(text) ? "fa" : "ar";
}

const stopWords: Record<"en" | "fr" | "es" | "de" | "ku", string> = {
  en: "the of and to in a for is that with on was by as at from are has have be an this its will were it not more which who",
  fr: "le la les des du de et à en un une pour dans est que qui sur par au aux avec plus ont sont cette ce ces pas il elle se",
  es: "el la los las de y en un una para que del por con se su al es más como sus fue han ha esta este lo no entre sobre",
  de: "der die das und in den von zu mit für auf ist im dem des ein eine nicht sich auch als an es werden wird bei nach aus am sind",
  ku: "û di de ji li bi ku ev ew jî her bo me wan wê vê ye ne hat kir dike gelek ên kurdistanê herêma herêmê navbera piştî îro hatin dikin",
};

/** Vote of stop words; English wins a draw, as do texts without any. */
function latinLanguage(text: string): ReadLanguage {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const [first, second] = votes
    .map(({ lang, set }) => ({ lang, count: words.filter((word) => set.has(word)).length }))
    .sort((a, b) => b.count - a.count);
  return {
    language: first?.lang ?? "en",
    isSure: (first?.count ?? 0) >= 2 && (first?.count ?? 0) > (second?.count ?? 0),
  };
}

const votes = (["en", "fr", "es", "de", "ku"] as const).map((lang) => ({
  lang,
  set: new Set(stopWords[lang].split(" ")),
}));

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

function stripAddresses(text: string): string {
  return text
    .replace(/\[\s*e-?mail\s+protected\s*\]/gi, " ")
    .replace(/(?:https?:\/\/|www\.)\S{1,2000}/gi, " ")
    .replace(/[\w.%+-]{1,64}@[\w.-]{1,255}/g, " ");
}

import { foldWord, type Span } from "./fold";
import { matchesOf } from "./matches";

export interface LanguageMention extends Span {
  /** Comparison key: an English name. */
  language: string;
}

/** Names of languages in the languages we read; dialects count as what they are dialects of. */
const names: Record<string, string> = {
  arabic: "arabic arabe árabe arabisch العربية عربي عربية عەرەبی",
  english:
    "english anglais inglés englisch الإنجليزية الإنكليزية الانجليزية الانكليزية الإنقليزية انجليزية إنكليزية ئینگلیزی",
  french: "french français francés französisch الفرنسية فرنسية فەرەنسی",
  spanish: "spanish espagnol español spanisch الإسبانية الأسبانية إسبانية ئیسپانی",
  german: "german allemand alemán deutsch الألمانية ألمانية ئەڵمانی",
  kurdish:
    "kurdish kurde kurdo kurdisch sorani kurmanji badini الكردية كردية السورانية البادينية الكرمانجية کوردی سۆرانی کرمانجی",
  turkmen: "turkmen turkoman turkmène turcomano التركمانية تركمانية تورکمانی",
  turkish: "turkish turc turco türkisch التركية تركية تورکی",
  persian: "persian farsi persan persa persisch الفارسية فارسية فارسی",
  italian: "italian italien italiano الإيطالية الايطالية إيطالية ئیتاڵی",
  russian: "russian russe ruso russisch الروسية روسية ڕووسی",
  chinese: "chinese mandarin chinois chino chinesisch الصينية صينية چینی",
  portuguese: "portuguese portugais portugués البرتغالية برتغالية",
  dutch: "dutch néerlandais neerlandés niederländisch الهولندية هولندية",
  swedish: "swedish suédois sueco السويدية سويدية",
  norwegian: "norwegian norvégien noruego النرويجية النروجية نرويجية",
  danish: "danish danois danés الدنماركية الدانماركية",
  finnish: "finnish finnois finlandés الفنلندية",
  polish: "polish polonais polaco البولندية",
  greek: "greek grec griego اليونانية",
  hebrew: "hebrew hébreu hebreo العبرية",
  syriac: "syriac aramaic syriaque السريانية الآرامية سریانی",
  armenian: "armenian arménien armenio الأرمنية ئەرمەنی",
  tamazight: "tamazight amazigh berber berbère amazighe bereber الأمازيغية",
  urdu: "urdu ourdou الأردية الأوردية",
  hindi: "hindi الهندية",
  bengali: "bengali bangla البنغالية",
  pashto: "pashto pachto البشتو البشتوية",
  dari: "dari الدرية الداري",
  somali: "somali الصومالية",
  swahili: "swahili kiswahili السواحلية السواحيلية",
  amharic: "amharic amharique الأمهرية",
  japanese: "japanese japonais japonés اليابانية",
  korean: "korean coréen coreano الكورية",
  romanian: "romanian roumain rumano الرومانية",
  ukrainian: "ukrainian ukrainien ucraniano الأوكرانية",
};

const byName = new Map<string, string>();
for (const [language, forms] of Object.entries(names)) {
  for (const form of forms.split(" ")) byName.set(foldWord(form), language);
}

const name = `(?:${[...byName.keys()].sort((a, b) => b.length - a.length).join("|")})`;
const joint =
  "(?: ?[,،/;؛&] ?(?:and |or |et |ou |y |e |و ?|او )?| (?:and|or|et|ou|y|e|و|او|as well as|وكذلك|كما) | و ?)";
/** A list begins after the word that announces it; what follows is joined by commas and "and". */
const lead =
  "(?:(?<!\\p{L})(?:in|into|en|speaks?|parle|habla|languages?:?|langues? ?:?|idiomas?:?|به زماني|به زمانهكاني|به) (?:the )?|(?:[وف]?ب?ال?لغ(?:ه|ات|تين|تان)|[وف]?بلغ(?:ات|تين)):? |(?<!\\p{L})[وف]?ب(?=ال))";
const item = `(?:en |in |the |l'|ال?لغه |ب)?${name}(?:ese|s)?(?!\\p{L})`;
const list = new RegExp(`${lead}(${item}(?:${joint}${item}){0,20})`, "giu");
const single = new RegExp(`(?<!\\p{Script=Latin})${name}(?!\\p{L})`, "giu");

/** Languages that a folded text lists (`in English, French and Arabic`, `باللغتين العربية والكردية`), in order. */
export function findLanguageLists(text: string): LanguageMention[] {
  return matchesOf(text, list).flatMap((match) => {
    const body = match[1] ?? "";
    const from = match.index + match[0].length - body.length;
    return matchesOf(body, single).flatMap((each) => {
      const language = byName.get(each[0].toLowerCase());
      const start = from + each.index;
      return language ? [{ language, start, end: start + each[0].length }] : [];
    });
  });
}

/** What says that someone can be asked: availability for interviews, languages spoken. */
const cue =
  /interview|available|speaks?(?!\p{L})|spoken|questions? in|answer questions|spokes|entretien|interroger|parle|entrevista|disponible|habla|مقابل|متاح|مستعد|متوفر|يتحدث|تتحدث|باللغ|يجيب|تجيب|للحديث|للتصريح|چاوپيكهوتن|چاوپێكهوتن|زمان/iu;
export const hasInterviewCue = (text: string): boolean => cue.test(text);

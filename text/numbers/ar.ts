import { ascending, type NumberTable, one, type Piece } from "./table";

/**
 * Arabic number words as `fold` leaves them (أإآ→ا, ة→ه, ى→ي, ئ→ي: مئة is ميه, مائة is مايه). Gender
 * and case are ignored: newsrooms write أربع منتديات and خمسة ورش, and mean the same numbers.
 */
const stems = "ثلاث اربع خمس ست سبع ثمان/ثماني تسع".split(" ").map((stem) => stem.split("/"));

const pieces = new Map<string, Piece>([
  ...ascending(
    "unit",
    1,
    1,
    "واحد/واحدا/واحده/احد/احدي/احدهما/احداهما اثنان/اثنين/اثنا/اثني/اثنتان/اثنتين/اثنتا/اثنتي ثلاث/ثلاثا/ثلاثه اربع/اربعا/اربعه خمس/خمسا/خمسه ست/ستا/سته سبع/سبعا/سبعه ثمان/ثماني/ثمانيا/ثمانيه تسع/تسعا/تسعه",
  ),
  ...one("teen", 10, "عشر/عشره"),
  ...ascending(
    "ten",
    20,
    10,
    "عشرون/عشرين ثلاثون/ثلاثين اربعون/اربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين",
  ),
  ...one("hundred", 100, "ميه/مايه"),
  ...one("hundreds", 200, "ميتان/ميتين/ميتا/ميتي/مايتان/مايتين/مايتا/مايتي"),
  ...stems.flatMap((forms, index) =>
    forms.flatMap((stem) => one("hundreds", 300 + index * 100, `${stem}ميه/${stem}مايه`)),
  ),
  ...scale(1e3, "الف", "الاف"),
  ...scale(1e6, "مليون", "ملايين"),
  ...scale(1e9, "مليار", "مليارات"),
  ...scale(1e9, "بليون", "بلايين"),
  ...scale(1e12, "تريليون", "تريليونات"),
  ...one("fraction", 0.5, "نصف"),
  ...one("fraction", 0.25, "ربع"),
  ...one("fraction", 0.25, "ارباع", true),
]);

/** `مليونا` is two of them, or one after a number (مليوناً loses its tanwin): the parser tells which. */
function scale(value: number, singular: string, plural: string): [string, Piece][] {
  return [
    ...one("scale", value, singular),
    ...one("scale", value, plural, true),
    ...one("dual", value * 2, `${singular}ان/${singular}ين/${singular}ي/${singular}ا`),
  ];
}

/** Only with the article: أول and ثان alone are too common as words. */
const ordinals = new Map<string, Piece>([
  ...ascending(
    "ordinal",
    1,
    1,
    "الاول/الاولي/الحادي/الحاديه الثاني/الثانيه الثالث/الثالثه الرابع/الرابعه الخامس/الخامسه السادس/السادسه السابع/السابعه الثامن/الثامنه التاسع/التاسعه العاشر/العاشره",
  ),
]);

/** One-letter words that are written onto the next one, and the article, in the orders in which they combine. */
const clitics = ["وبال", "ولل", "وال", "فال", "بال", "كال", "لل", "ال", "وب", "ول", "و", "ف", "ب", "ل", "ك"];

export const arabic: NumberTable = {
  look(word) {
    const exact = pieces.get(word) ?? ordinals.get(word);
    // Folded, وأحد ("and one") and واحد ("one") are the same letters.
    if (exact) return { piece: exact, isJoined: word.startsWith("واحد") };
    for (const clitic of clitics) {
      if (!word.startsWith(clitic)) continue;
      const rest = word.slice(clitic.length);
      // الست is a lady and لست "I am not": only و may stand before the shortest number.
      if (rest.length < 3 && clitic !== "و") continue;
      const piece = pieces.get(rest) ?? (clitic.endsWith("ال") ? undefined : ordinals.get(rest));
      if (piece) return { piece, isJoined: clitic.startsWith("و") };
    }
    return undefined;
  },
  and: new Set(["و"]),
  articles: new Set(),
  order: "units-first",
  beyond: "بعد",
};

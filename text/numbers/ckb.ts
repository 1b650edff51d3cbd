import { foldWord } from "../fold";
import { ascending, type NumberTable, one, type Piece } from "./table";

const pieces = new Map<string, Piece>(
  [
    ...ascending("unit", 1, 1, "یەک دوو سێ چوار پێنج شەش حەوت/حەفت هەشت نۆ"),
    ...ascending(
      "teen",
      10,
      1,
      "دە یازدە/یانزە دوازدە/دوانزە سێزدە/سیانزە چواردە پازدە/پانزە شازدە/شانزە حەڤدە هەژدە نۆزدە",
    ),
    ...ascending("ten", 20, 10, "بیست سی چل پەنجا شەست حەفتا هەشتا نەوەد"),
    ...one("hundred", 100, "سەد"),
    ...one("scale", 1e3, "هەزار"),
    ...one("scale", 1e6, "ملیۆن/ملیون"),
    ...one("scale", 1e9, "ملیار"),
    ...one("fraction", 0.5, "نیو"),
  ].map(([word, piece]): [string, Piece] => [foldWord(word), piece]),
);

export const sorani: NumberTable = {
  look(word) {
    const piece = pieces.get(word);
    return piece && { piece, isJoined: false };
  },
  and: new Set(["و"]),
  articles: new Set(),
  order: "tens-first",
};

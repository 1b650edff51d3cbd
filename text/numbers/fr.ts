import { ascending, loose, type NumberTable, one, plainLook } from "./table";

export const french: NumberTable = {
  look: plainLook([
    ...ascending("unit", 1, 1, "un/une deux trois quatre cinq six sept huit neuf"),
    ...ascending("teen", 10, 1, "dix onze douze treize quatorze quinze seize"),
    ...loose(12, "douzaine"),
    ...loose(12, "douzaines", true),
    ...loose(10, "décennie"),
    ...loose(10, "décennies", true),
    ...ascending("ten", 20, 10, "vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante"),
    ...one("hundred", 100, "cent/cents"),
    ...one("scale", 1e3, "mille"),
    ...one("scale", 1e3, "milliers", true),
    ...one("scale", 1e6, "million/m"),
    ...one("scale", 1e6, "millions", true),
    ...one("scale", 1e9, "milliard/md/mds"),
    ...one("scale", 1e9, "milliards", true),
    ...ascending(
      "ordinal",
      1,
      1,
      "premier/première deuxième/second/seconde troisième quatrième cinquième sixième septième",
    ),
    ...ascending("ordinal", 8, 1, "huitième neuvième dixième onzième douzième"),
    ...one("fraction", 0.5, "demi/demie"),
    ...one("fraction", 0.25, "quart"),
  ]),
  and: new Set(["et"]),
  articles: new Set(["un", "une", "de", "d"]),
  order: "tens-first",
  tensWithTeens: new Set([60, 80]),
  hasScores: true,
};

import { ascending, type NumberTable, one, plainLook } from "./table";

export const english: NumberTable = {
  look: plainLook([
    ...ascending("unit", 1, 1, "one two three four five six seven eight nine"),
    ...one("unit", 2, "both/twice"),
    ...ascending("teen", 10, 1, "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
    ...one("teen", 12, "dozen"),
    ...ascending("ten", 20, 10, "twenty thirty forty/fourty fifty sixty seventy eighty ninety"),
    ...one("hundred", 100, "hundred"),
    ...one("scale", 1e3, "thousand/k"),
    ...one("scale", 1e3, "thousands", true),
    ...one("scale", 1e6, "million/m/mn/mln"),
    ...one("scale", 1e6, "millions", true),
    ...one("scale", 1e9, "billion/bn/bln"),
    ...one("scale", 1e9, "billions", true),
    ...one("scale", 1e12, "trillion/tn"),
    ...ascending("ordinal", 1, 1, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"),
    ...ascending(
      "ordinal",
      13,
      1,
      "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    ),
    ...one("fraction", 0.5, "half"),
    ...one("fraction", 0.25, "quarter"),
  ]),
  and: new Set(["and"]),
  articles: new Set(["a", "an", "of"]),
  order: "tens-first",
};

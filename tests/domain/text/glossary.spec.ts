import { expect, test } from "@playwright/test";
import type { GlossaryEntry } from "@/text/parity";
import { check } from "@/text/parity";
import { version } from "../../support/versions";

const forum: GlossaryEntry = {
  kind: "term",
  names: { en: ["community forum", "CPF"], ar: ["المنتدى المجتمعي", "منتدى الحي"] },
};
const berg: GlossaryEntry = { kind: "person", names: { en: ["Thomas Berg", "Berg"], ar: ["توماس بيرغ", "بيرغ"] } };

const told = (english: string[], arabic: string[]) =>
  check([version("en", "A headline", ...english), version("ar", "عنوان", ...arabic)], {
    region: "IQ",
    glossary: [forum, berg],
  })
    .filter(({ code }) => /^(?:term|name)/.test(code))
    .map(({ code, severity, paragraph, missingIn }) => `${code} ${severity} ${paragraph} ${missingIn}`);

for (const arabic of [
  "تأسس المنتدى المجتمعي في الحي.",
  "وبالمنتدى المجتمعي يلتقي الجيران.",
  "انضم الجيران للمنتدى المجتمعي.",
  "لمنتدى الحي مقر جديد.",
  "وقال عضو في منتدي الحيّ.",
  "كالمنتدى  المجتمعى وغيره.",
]) {
  test(`the term is found behind what is written onto it: ${arabic}`, () => {
    expect(told(["Neighbours meet in the Community Forum."], [arabic])).toEqual([]);
  });
}

test("a term that the translation calls otherwise is a note, at its paragraph", () => {
  const others = ["The river is high this spring.", "Boats are scarce in the town."];
  const translated = ["مياه النهر مرتفعة في هذا الربيع.", "القوارب قليلة في البلدة."];
  expect(
    told(
      [...others, "The CPFs meet on Sunday.", ...others],
      [...translated, "تجتمع المجالس يوم الأحد.", ...translated],
    ),
  ).toEqual(["term.mismatch info 3 ar"]);
});

test("what stands in the paragraph beside it is not missing", () => {
  expect(
    told(
      ["Berg came to town on a boat.", "He stayed for the whole of the summer."],
      ["جاء إلى البلدة على متن قارب.", "وبقي بيرغ فيها طوال الصيف."],
    ),
  ).toEqual([]);
});

test("a person missing from a quotation is a warning, elsewhere a note", () => {
  const words = "“We trust one another more than we did a year ago,” said Thomas Berg.";
  expect(told([words], ["وقال المدير: «صرنا نثق ببعضنا أكثر مما كنا قبل عام»."])).toEqual([
    "name.mismatch warning 1 ar",
  ]);
  expect(told(["Thomas Berg came to town."], ["جاء المدير إلى البلدة."])).toEqual(["term.mismatch info 1 ar"]);
});

test("only names that both languages have are asked for, and only whole words", () => {
  expect(told(["The icebergs melt."], ["الجبال الجليدية تذوب."])).toEqual([]);
  const one = check([version("en", "A", "Thomas Berg came."), version("fr", "B", "Il est venu.")], {
    region: "IQ",
    glossary: [berg],
  });
  expect(one.filter(({ code }) => code === "term.mismatch")).toEqual([]);
});

import { expect, test } from "@playwright/test";
import { formattingLocale } from "@/base/locale";
import { type Language, languages } from "@/base/vocabulary";
import { type Country, english } from "@/text/countries/en";
import { findCountries, listedCountries } from "@/text/country-names";
import { fold } from "@/text/fold";
import { check } from "@/text/parity";
import { version } from "../../support/versions";

const listed = (lang: Language, text: string) => {
  const folded = fold(text).text;
  return listedCountries(folded, findCountries(folded, lang))
    .map(({ country }) => country)
    .join(" ");
};

const rows: [lang: Language, text: string, countries: string][] = [
  ["en", "from Germany, Japan, the United States and Norway", "DE JP US NO"],
  ["en", "from Germany, from Japan and from the UK", "DE JP GB"],
  ["ar", "من ألمانيا واليابان والولايات المتحدة والنرويج", "DE JP US NO"],
  ["ar", "في تشاد ومصر وجنوب السودان", "TD EG SS"],
  ["ar", "شكر لألمانيا، والإمارات، وللمملكة المتحدة", "DE AE GB"],
  ["ar", "خبراء من ألمانيا ومن فرنسا ومن المغرب", "DE FR MA"],
  ["fr", "financé par la France, l'Espagne et la Suède", "FR ES SE"],
  ["fr", "avec l'appui de la Suisse, de l'Allemagne et des Pays-Bas", "CH DE NL"],
  ["es", "con Italia, Alemania y Suiza", "IT DE CH"],
  ["es", "con fondos de Italia, de Alemania y de los Países Bajos", "IT DE NL"],
  ["de", "aus Deutschland, der Türkei und den Vereinigten Staaten", "DE TR US"],
  ["de", "mit Norwegen, Schweden sowie Großbritannien", "NO SE GB"],
  ["ckb", "لە ئەڵمانیا، ژاپۆن و نەرویج", "DE JP NO"],
  ["ckb", "وڵاتانی عێراق و سووریا و تورکیا و ئێران", "IQ SY TR IR"],
  ["ckb", "بە پاڵپشتی ئەمریکا و شانشینی یەکگرتوو و هۆڵەندا", "US GB NL"],
  ["fa", "از آلمان، ژاپن و نروژ", "DE JP NO"],
  ["fa", "کشورهای عراق، ترکیه، عربستان سعودی و امارات", "IQ TR SA AE"],
  ["ku", "ji Almanya, Japonya û Norwêcê", "DE JP NO"],
  ["ku", "li Iraqê, Sûriyê û Tirkiyê", "IQ SY TR"],
  ["en", "He told us that Jordan came from Iraq to play", ""],
  ["ar", "عادت الأسر من تركيا إلى العراق", ""],
  ["de", "Sie kehrten aus der Türkei in den Irak zurück", ""],
  ["ckb", "لە تورکیاوە گەڕانەوە بۆ عێراق", ""],
];
for (const [lang, text, countries] of rows) {
  test(`${text}: ${countries || "no list"}`, () => {
    expect(listed(lang, text)).toBe(countries);
  });
}

test("each language names every country by names of its own", () => {
  for (const lang of languages) {
    for (const country of Object.keys(english) as Country[]) {
      const name = new Intl.DisplayNames(formattingLocale(lang), { type: "region" }).of(country) ?? "";
      // Palestine has a longer name there, and no newsroom writes a vowel sign or half a space within a name.
      if (country === "PS" || /[\u200c\u0654،]/.test(name)) continue;
      const named = findCountries(fold(name).text, lang).map((one) => one.country);
      expect(named, `${lang} ${name}`).toEqual([country]);
    }
  }
});

const found = (english: string, lang: Language, other: string) =>
  check([version("en", "A headline", english), version(lang, "عنوان", other)], { region: "IQ" }).filter(
    ({ code }) => code === "countrylist.mismatch",
  );

test("a donor that one list lacks is a note that quotes both lists", () => {
  const [note, ...others] = found("Funded by Germany, Japan and Norway.", "ar", "بتمويل من ألمانيا واليابان والسويد.");
  expect(others).toEqual([]);
  expect(note).toMatchObject({ severity: "info", paragraph: 1 });
  expect(note?.sides.map(({ text }) => text)).toEqual(["Germany, Japan and Norway", "ألمانيا واليابان والسويد"]);
});

test("the order of a list, an adjective in place of a country and a country named apart are no difference", () => {
  expect(found("Funded by Japan, Germany and Norway.", "ar", "بتمويل من ألمانيا والنرويج واليابان.")).toEqual([]);
  expect(found("The German and Japanese governments.", "ar", "حكومتا ألمانيا واليابان.")).toEqual([]);
  expect(found("Iraq, Syria and Jordan, with Lebanon.", "ar", "العراق وسوريا، ومعهما لبنان ثم الأردن.")).toEqual([]);
});

const further: [Language, agrees: string, differs: string][] = [
  ["fr", "Financé par l'Allemagne, le Japon et la Norvège.", "Financé par l'Allemagne, le Japon et la Suède."],
  ["es", "Con fondos de Alemania, Japón y Noruega.", "Con fondos de Alemania, Japón y Suecia."],
  ["de", "Finanziert von Deutschland, Japan und Norwegen.", "Finanziert von Deutschland, Japan und Schweden."],
  ["ckb", "بە پارەی ئەڵمانیا و ژاپۆن و نەرویج.", "بە پارەی ئەڵمانیا و ژاپۆن و سوید."],
  ["fa", "با کمک آلمان، ژاپن و نروژ.", "با کمک آلمان، ژاپن و سوئد."],
  ["ku", "Bi alîkariya Almanya, Japonya û Norwêcê.", "Bi alîkariya Almanya, Japonya û Swêdê."],
];
for (const [lang, agrees, differs] of further) {
  test(`lists of donors are compared with those in ${lang}`, () => {
    const english = "Funded by Germany, Japan and Norway.";
    expect(found(english, lang, agrees)).toEqual([]);
    expect(found(english, lang, differs)).toHaveLength(1);
  });
}

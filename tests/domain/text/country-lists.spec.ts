import { expect, test } from "@playwright/test";
import type { Language } from "@/base/vocabulary";
import { findCountries, listedCountries } from "@/text/country-names";
import { fold } from "@/text/fold";
import { check } from "@/text/parity";
import { version } from "../../support/versions";

const listed = (text: string) => {
  const folded = fold(text).text;
  return listedCountries(folded, findCountries(folded)).map(({ country }) => country);
};

const rows: [text: string, ...countries: string[]][] = [
  ["from Germany, Japan, the United States and Norway", "Germany", "Japan", "United States", "Norway"],
  ["من ألمانيا واليابان والولايات المتحدة والنرويج", "Germany", "Japan", "United States", "Norway"],
  ["في تشاد ومصر وجنوب السودان", "Chad", "Egypt", "South Sudan"],
  ["شكر لألمانيا، والإمارات، وللمملكة المتحدة", "Germany", "United Arab Emirates", "United Kingdom"],
  ["financé par la France, l'Espagne et la Suède", "France", "Spain", "Sweden"],
  ["con Italia, Alemania y Suiza", "Italy", "Germany", "Switzerland"],
  ["He told us that Jordan came from Iraq to play"],
  ["عادت الأسر من تركيا إلى العراق"],
];
for (const [text, ...countries] of rows) {
  test(`${text}: ${countries.join(", ") || "no list"}`, () => {
    expect(listed(text)).toEqual(countries);
  });
}

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

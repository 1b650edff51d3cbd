import { expect, test } from "@playwright/test";
import { fold } from "@/text/fold";
import { findLinks, findPlaceholders } from "@/text/links";
import { findPhones, formatPhone } from "@/text/phones";

/** A guess counts only where another version has a number like it. */
const phones = (text: string) => findPhones(fold(text).text, "IQ").filter(({ isGuess }) => !isGuess);

const valid = [
  "+964 770 123 4567",
  "+964-770-123-4567",
  "+9647701234567",
  "00964 770 123 4567",
  "00964 (0) 770 123 4567",
  "0770 123 4567",
  "٠٧٧٠ ١٢٣ ٤٥٦٧",
  "\u2066+964 770 123 4567\u2069",
  "هاتف: +٩٦٤ ٧٧٠ ١٢٣ ٤٥٦٧",
  "Tel. 0770 123 4567",
  "+۹۶۴ ۷۷۰ ۱۲۳ ۴۵۶۷",
];
for (const text of valid) {
  test(`${JSON.stringify(text)} is the number +9647701234567`, () => {
    expect(phones(text).map(({ e164, malformed }) => ({ e164, malformed }))).toEqual([
      { e164: "+9647701234567", malformed: false },
    ]);
  });
}

const backwards = [
  "هاتف ٧٧٠١٢٣٤٥٦٧ ٤٦٩+",
  "4567 123 770 964+",
  "4567 123 770 964",
  "964+ 770 123 4567",
  "9647701234567+",
  "770 123 4567 +964",
  "+٤٦٩ 770 123 4567",
];
for (const text of backwards) {
  test(`${JSON.stringify(text)} was typed backwards, and reversing gives the number`, () => {
    const [phone] = phones(text);
    expect(phone?.malformed).toBe(true);
    expect(phone?.e164).toBeUndefined();
    expect(phone?.repairs[0]).toBe("+9647701234567");
  });
}

const none = [
  "1 000 000+ people",
  "more than 350+ members",
  "2015-2016",
  "30/11/2016 - 12/12/2016",
  "10 000 000 dinars",
  "2014، 2015، 2016",
  "20161130",
];
for (const text of none) {
  test(`${JSON.stringify(text)} holds no telephone`, () => {
    expect(phones(text)).toEqual([]);
  });
}

test("a short code behind a label is a phone without an international form", () => {
  expect(phones("Tel. 0800 22 444")).toMatchObject([{ digits: "080022444", malformed: false }]);
  expect(phones("the hotel 0800 22 444")).toEqual([]);
});

test("two numbers side by side are two", () => {
  for (const between of [" / ", "/", " ", "; ", "، "]) {
    const found = phones(`+964 770 123 4567${between}+964 751 765 4321`);
    expect(found.map(({ e164 }) => e164)).toEqual(["+9647701234567", "+9647517654321"]);
  }
});

test("a number is printed for people in its international groups", () => {
  expect(formatPhone("+9647701234567")).toBe("+964 770 123 4567");
});

test("addresses are found beside Arabic letters and without the punctuation that follows", () => {
  const found = findLinks(
    fold("بريد:Rana@Office.example، الموقع https://news.example/ar/2025?lang=ar). وكذلك www.Office.example.").text,
  );
  expect(found.map(({ kind, key }) => [kind, key])).toEqual([
    ["email", "rana@office.example"],
    ["url", "news.example/2025"],
    ["url", "office.example"],
  ]);
});

test("a sentence without a space after its full stop is no address", () => {
  expect(findLinks("They left the country.It was late. U.S. forces, e.g.in Mosul.")).toEqual([]);
});

test("an address that a page hid is a placeholder in every spacing", () => {
  for (const text of [
    "[email\u00a0protected]",
    "[email protected]",
    "[ e-mail  protected ]",
    "rana (at) office.example",
    "rana [at] office [dot] example",
  ]) {
    expect(findPlaceholders(fold(text).text), text).toHaveLength(1);
  }
  expect(findPlaceholders("The e-mail is protected. We meet (at) noon.")).toEqual([]);
});

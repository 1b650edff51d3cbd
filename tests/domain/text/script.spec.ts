import { expect, test } from "@playwright/test";
import { languageOf } from "@/text/script";

const rows: [text: string, language: string][] = [
  ["The clinic was opened in the centre of the town by the mayor.", "en"],
  ["افتُتحت العيادة في مركز المدينة.", "ar"],
  ["قال المتحدث باسم IOM إن المنظمة تعمل مع UNICEF في العراق", "ar"],
  ["Le centre a été ouvert dans la ville par le maire et les habitants.", "fr"],
  ["El centro fue abierto en la ciudad por el alcalde y los vecinos.", "es"],
  ["Das Zentrum wurde in der Stadt von dem Bürgermeister und den Bürgern eröffnet.", "de"],
  ["Li bajarê Duhokê navendeke nû ji bo xwendekaran hat vekirin û gelek kes beşdar bûn.", "ku"],
  ["سەنتەرەکە لە ناوەڕاستی شارەکە کرایەوە", "ckb"],
  ["مرکز درمانی در مرکز شهر گشایش یافت", "fa"],
  ["+964 770 123 4567", "neutral"],
  ["rana@office.example", "neutral"],
  ["رنا صالح Rana Saleh Office Amman", "mixed"],
  ["* * *", "neutral"],
];

for (const [text, language] of rows) {
  test(`${JSON.stringify(text)} is ${language}`, () => {
    expect(languageOf(text)).toBe(language);
  });
}

import { expect, test } from "@playwright/test";
import { chooseLanguage } from "../../ui/choose-language";
import { initialsOf } from "../../ui/initials";

test("the profile speaks first, then this browser's last choice, then the browser's languages", () => {
  expect(chooseLanguage({ profile: "ar", cookie: "en", acceptLanguage: "en" })).toBe("ar");
  expect(chooseLanguage({ cookie: "ar", acceptLanguage: "en" })).toBe("ar");
  expect(chooseLanguage({ acceptLanguage: "ar" })).toBe("ar");
  expect(chooseLanguage({})).toBe("en");
});

test("a language that the interface does not speak is passed over, wherever it is named", () => {
  expect(chooseLanguage({ profile: "fr", cookie: "tlh", acceptLanguage: "de, ar;q=0.5" })).toBe("ar");
  expect(chooseLanguage({ acceptLanguage: "fr-FR, de;q=0.9" })).toBe("en");
});

test("the browser's languages are weighed by their quality, and one refused is never taken", () => {
  expect(chooseLanguage({ acceptLanguage: "en;q=0.7, ar-IQ;q=0.9" })).toBe("ar");
  expect(chooseLanguage({ acceptLanguage: "ar-IQ, ar;q=0.9, en;q=0.8" })).toBe("ar");
  expect(chooseLanguage({ acceptLanguage: "en-US, ar" })).toBe("en");
  expect(chooseLanguage({ acceptLanguage: "ar;q=0, en;q=0.1" })).toBe("en");
  expect(chooseLanguage({ acceptLanguage: "ar;q=nonsense" })).toBe("en");
  expect(chooseLanguage({ acceptLanguage: ";;,,=" })).toBe("en");
});

test("a person's letters are the first of the first and of the last name", () => {
  expect(initialsOf("Sara Mahdi")).toBe("SM");
  expect(initialsOf("Dr. Salma Al-Jubouri")).toBe("SJ");
  expect(initialsOf("سارة مهدي")).toBe("س م");
  expect(initialsOf("د. سلمى الجبوري")).toBe("س ج");
  expect(initialsOf("Noor")).toBe("N");
  expect(initialsOf("  ")).toBe("");
});

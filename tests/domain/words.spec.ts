import { expect, test } from "@playwright/test";
import { createTranslator } from "use-intl/core";
import { formattingLocale } from "../../base/locale";
import { refusalReasons } from "../../base/refusal";
import {
  deliveryStates,
  languages,
  releaseStates,
  roles,
  sendReasons,
  sendStates,
  severities,
} from "../../base/vocabulary";
import ar from "../../ui/messages/ar.json" with { type: "json" };
import ckb from "../../ui/messages/ckb.json" with { type: "json" };
import en from "../../ui/messages/en.json" with { type: "json" };
import es from "../../ui/messages/es.json" with { type: "json" };
import fr from "../../ui/messages/fr.json" with { type: "json" };
import { refusalWords } from "../../ui/refusal-words";

/** Every message of a file by its path: `common.save` → "Save". */
function flat(tree: object, path = ""): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : [...flat(value, `${path}${key}.`)],
  );
  return new Map(entries);
}

const english = flat(en);
const arabic = flat(ar);

/** The names and kinds of a message's arguments, plural forms apart: `count:plural`, `time`. */
function argumentsOf(message: string): string[] {
  const found = [...message.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+)\s*(?:,|\}))?/g)].filter(
    ({ index }) => depthAt(message, index) % 2 === 0,
  );
  return [...new Set(found.map(([, name, kind]) => (kind ? `${name}:${kind}` : `${name}`)))].sort();
}

function depthAt(message: string, end: number): number {
  return [...message.slice(0, end)].reduce((depth, char) => depth + (char === "{" ? 1 : char === "}" ? -1 : 0), 0);
}

/** The forms of each plural or select in a message. */
function forms(message: string): string[][] {
  return [...message.matchAll(/\{\s*\w+\s*,\s*(?:plural|selectordinal)\s*,/g)].map(({ index, 0: head }) => {
    const found: string[] = [];
    let at = index + head.length;
    while (depthAt(message, at) > depthAt(message, index)) {
      const form = /^\s*(=?\w+)\s*\{/.exec(message.slice(at));
      if (!form) break;
      found.push(form[1] ?? "");
      const inside = depthAt(message, at);
      at += form[0].length;
      while (depthAt(message, at) > inside) at += 1;
    }
    return found;
  });
}

test("both interface languages say the same things", () => {
  expect([...arabic.keys()].sort()).toEqual([...english.keys()].sort());
});

test("why a send stands still, and what to do about it, has words for every reason that is ever written", () => {
  for (const words of [english, arabic]) {
    for (const reason of sendReasons) {
      expect(words.get(`send.reasons.${reason}`), reason).toBeTruthy();
      expect(words.get(`send.acts.${reason}`), reason).toBeTruthy();
    }
  }
});

test("no message is empty or left in the other script", () => {
  expect([...english].filter(([, message]) => !/[A-Za-z{]/.test(message))).toEqual([]);
  expect([...english].filter(([, message]) => /[\u0600-\u06ff]/.test(message))).toEqual([]);
  expect([...arabic].filter(([, message]) => !/[\u0600-\u06ff{]/.test(message))).toEqual([]);
});

test("a message takes the same arguments in both languages", () => {
  for (const [key, message] of english) expect(argumentsOf(arabic.get(key) ?? ""), key).toEqual(argumentsOf(message));
});

test("French, Spanish and Sorani say all that the public meets, with the same arguments and their own plurals", () => {
  const { newsroom, leave, prefer, languages } = en;
  const wanted = flat({ newsroom, leave, prefer, languages });
  for (const [language, words] of Object.entries({ fr, es, ckb })) {
    const own = flat(words);
    expect([...own.keys()].sort(), language).toEqual([...wanted.keys()].sort());
    const categories = new Intl.PluralRules(formattingLocale(language as "fr")).resolvedOptions().pluralCategories;
    for (const [key, message] of own) {
      const path = `${language} ${key}`;
      expect(argumentsOf(message), path).toEqual(argumentsOf(wanted.get(key) ?? ""));
      expect(message, path).toMatch(language === "ckb" ? /[\u0600-\u06ff]/ : /[A-Za-zÀ-ÿ{]/);
      if (/[a-z]{5}/.test(message.replace(/\{[^{}]*/g, ""))) expect(message, path).not.toBe(wanted.get(key));
      for (const found of forms(message)) expect(found.sort(), path).toEqual([...categories].sort());
    }
  }
});

test("every Arabic plural has its six forms", () => {
  const plurals = [...arabic].flatMap(([key, message]) => forms(message).map((found) => ({ key, found })));
  expect(plurals.length).toBeGreaterThan(8);
  for (const { key, found } of plurals) {
    expect(found.filter((form) => !form.startsWith("=")).sort(), key).toEqual([
      "few",
      "many",
      "one",
      "other",
      "two",
      "zero",
    ]);
  }
});

test("Arabic on screen has no tatweel, no Eastern digits, no Latin comma or question mark", () => {
  const said = [...arabic].map(([key, message]) => [key, message.replace(/\{[^{}]*,[^{}]*|,\s*plural,/g, "")] as const);
  expect([...arabic].filter(([, message]) => /[\u0640\u0660-\u0669\u06f0-\u06f9]/.test(message))).toEqual([]);
  expect(said.filter(([, message]) => /[\u0600-\u06ff]\s*[,;?]/.test(message))).toEqual([]);
});

test("every word of the trade has its word on screen", () => {
  const lists = { "state.release": releaseStates, "state.send": sendStates, "state.delivery": deliveryStates };
  const all = { ...lists, "state.severity": severities, roles, languages, refusal: refusalReasons };
  for (const [path, list] of Object.entries(all)) {
    for (const word of list) expect(english.get(`${path}.${word}`), `${path}.${word}`).toBeTruthy();
  }
});

test("the words of a refusal belong to a reason that exists", () => {
  expect(Object.keys(en.refusal).sort()).toEqual([...refusalReasons].sort());
  expect(refusalWords("ar", "time-past")).toBe("مضى هذا الوقت. يلزم اختيار وقت لاحق.");
  expect(refusalWords("en", "time-past")).toContain("The time has passed");
});

test("Arabic counts as Arabic counts, in Western digits", () => {
  const t = createTranslator({ locale: formattingLocale("ar"), messages: ar, namespace: "count" });
  expect([0, 1, 2, 3, 11, 100, 1234].map((count) => t("contacts", { count }))).toEqual([
    "لا توجد جهات اتصال",
    "جهة اتصال واحدة",
    "جهتا اتصال",
    "3 جهات اتصال",
    "11 جهة اتصال",
    "100 جهة اتصال",
    "1,234 جهة اتصال",
  ]);
});

test("English counts", () => {
  const t = createTranslator({ locale: formattingLocale("en"), messages: en });
  expect([0, 1, 2].map((count) => t("count.contacts", { count }))).toEqual([
    "No contacts",
    "One contact",
    "2 contacts",
  ]);
  expect(t("common.errorSummary", { count: 2 })).toBe("Two things must be put right");
});

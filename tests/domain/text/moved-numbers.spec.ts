import { expect, test } from "@playwright/test";
import { check } from "@/text/parity";
import { alarms, version } from "../../support/versions";

const between = {
  en: [
    "The trust reopened the clinic, which serves 14,500 people in 23 villages of the district.",
    "Doctors from Basra will work there in shifts, and a pharmacy will be open on every day of the week.",
  ],
  ar: [
    "أعادت المؤسسة افتتاح العيادة التي تخدم 14,500 شخص في 23 قرية من قرى القضاء.",
    "وسيعمل فيها أطباء من البصرة على شكل مناوبات، كما ستفتح صيدلية أبوابها في جميع أيام الأسبوع.",
  ],
};
const titles = { en: "Clinic reopens", ar: "إعادة افتتاح العيادة" };

/** Two paragraphs with others between them. */
const far = (first: string, last: string, lang: "en" | "ar") =>
  version(lang, titles[lang], first, ...between[lang], last);

test("a number elsewhere does not explain away a difference in one place", () => {
  const findings = check(
    [
      far("The city has many fora.", "“We reached 30 fora this year,” she said.", "en"),
      far("في المدينة 30 منتدى.", "وقالت: «بلغنا 43 منتدى هذا العام».", "ar"),
    ],
    { region: "IQ" },
  );
  expect(findings.filter(({ code }) => code === "number.mismatch")).toMatchObject([
    { severity: "error", sides: [{ text: "30" }, { text: "43" }] },
  ]);
});

test("two sentences that changed places far apart are no difference in numbers", () => {
  const market = "The old market in the centre of the city opened again in the spring.";
  const bridge = "The municipality repaired the bridge over the river in the summer.";
  const souk = "أُعيد افتتاح السوق القديم في وسط المدينة في فصل الربيع.";
  const jisr = "وأصلحت البلدية الجسر المقام على النهر في فصل الصيف.";
  const findings = check(
    [
      far(`${market} Its 88 stalls are let.`, `${bridge} It carries 57 buses.`, "en"),
      far(`${souk} ويمر عليه 57 حافلة.`, `${jisr} وقد أُجّرت 88 كشكاً.`, "ar"),
    ],
    { region: "IQ" },
  );
  expect(alarms(findings).filter((finding) => /number/.test(JSON.stringify(finding)))).toEqual([]);
});

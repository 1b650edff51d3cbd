import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { parityCodes, paritySeverities } from "@/text/finding";
import { alignment, check } from "@/text/parity";
import { leastCost } from "../../support/cost";
import { faultsOf } from "../../support/sound";
import { alarms, checkPair, version } from "../../support/versions";

const clean: [english: string, arabic: string][] = [
  [
    "Over 1,100 officers took part in 20 trainings and five workshops.",
    "شارك أكثر من 1,100 ضابط في 20 تدريباً وخمس ورش.",
  ],
  ["Some 61,000 people returned in 2024.", "عاد نحو 61 ألف شخص في عام 2024."],
  ["The project cost US$ 2.5 million.", "بلغت كلفة المشروع مليونين ونصف المليون دولار."],
  ["Twelve of 15 schools reopened.", "أُعيد افتتاح 12 من أصل خمس عشرة مدرسة."],
  ["The two playgrounds opened for two weeks.", "افتُتح الملعبان لمدة أسبوعين."],
  ["It was signed on 30 November 2016.", "جرى توقيعه في 30 تشرين الثاني/نوفمبر 2016."],
  ["It was signed on 30/11/2016 at 8:30 a.m.", "جرى توقيعه في ٣٠ نوفمبر ٢٠١٦ الساعة 8:30 صباحاً."],
  ["Between 20 and 30 per cent of 3,000 families.", "ما بين 20% و30% من 3 آلاف عائلة."],
  ["The COVID-19 ward has 45 beds.", "يضم جناح كورونا 45 سريراً."],
  [
    "Call +964 770 123 4567 or write to rana@office.example.",
    "راسلوا rana@office.example أو اتصلوا بالرقم ٠٧٧٠ ١٢٣ ٤٥٦٧.",
  ],
  ["See https://www.office.example/en/news.", "انظر https://office.example/ar/news."],
  ["In June 2014 he left the city.", "غادر المدينة في حزيران 2014."],
  ["The 21st century brought 7 droughts.", "جلب القرن الحادي والعشرون 7 موجات جفاف."],
  ["Two hundred thousand birds and 1.25 million trees.", "مئتا ألف طائر و1,250,000 شجرة."],
];
for (const [english, arabic] of clean) {
  test(`no alarm on ${JSON.stringify(english)} and its translation`, () => {
    expect(checkPair(english, arabic).filter(({ severity }) => severity !== "info")).toEqual([]);
  });
}

const faulty: [finding: string, english: string, arabic: string][] = [
  ["number.mismatch", "The milestone of 30 fora across Iraq.", "بتأسيس 43 منتدى في أنحاء العراق."],
  ["number.mismatch", "It serves 14,500 people.", "تخدم 15,400 شخص."],
  ["number.mismatch", "About 127 million people.", "نحو 127 مليار شخص."],
  ["number.mismatch", "The plan has four points in 12 pages.", "للخطة 5 نقاط في 12 صفحة."],
  ["number.missing", "It has 12 rooms and 45 beds.", "تضم 45 سريراً."],
  ["number.missing", "It has 45 beds.", "تضم 45 سريراً و12 غرفة."],
  ["unit.mismatch", "It cost 5 million dollars.", "بلغت الكلفة 5 ملايين دينار."],
  ["date.mismatch", "It was signed on 30 November 2016.", "جرى توقيعه في 28 تشرين الثاني 2016."],
  ["date.mismatch", "It began in June 2014.", "بدأ في حزيران 2015."],
  ["date.missing", "It was signed on 30 November 2016 in Kut.", "جرى توقيعه في الكوت."],
  ["date.malformed", "It begins on 28 July 2020.", "يبدأ في 28 تموز/أغسطس 2020."],
  ["time.mismatch", "It starts at 8:30 a.m.", "يبدأ الساعة 9:30 صباحاً."],
  ["phone.mismatch", "Call +964 770 123 4567.", "اتصلوا على +964 770 123 4576."],
  ["phone.missing", "Call +964 770 123 4567.", "اتصلوا بنا."],
  ["phone.malformed", "Call +964 770 123 4567.", "هاتف ٧٧٠١٢٣٤٥٦٧ ٤٦٩+"],
  ["email.mismatch", "Write to rana@office.example.", "راسلوا rama@office.example."],
  ["email.missing", "Write to rana@office.example.", "راسلونا."],
  ["email.placeholder", "Write to rana@office.example.", "راسلوا [email\u00a0protected]"],
  ["url.mismatch", "See https://a.example/one.", "انظر https://a.example/two."],
  ["hygiene.bidi", "A plain text.", "نص \u202eعادي\u202c."],
];
for (const [code, english, arabic] of faulty) {
  test(`${code}, and nothing else, for ${JSON.stringify(english)} against ${JSON.stringify(arabic)}`, () => {
    expect(alarms(checkPair(english, arabic))).toEqual([`${code} 1`]);
  });
}

test("a finding names both places by offsets in the stored text", () => {
  const english = "The milestone of 30 fora.";
  const arabic = "بتأسيس ٤٣ منتدى";
  const [finding] = checkPair(english, arabic);
  expect(finding?.sides.map(({ lang, paragraph, text }) => ({ lang, paragraph, text }))).toEqual([
    { lang: "en", paragraph: 1, text: "30" },
    { lang: "ar", paragraph: 1, text: "٤٣" },
  ]);
  for (const side of finding?.sides ?? []) {
    expect((side.lang === "en" ? english : arabic).slice(side.start, side.end)).toBe(side.text);
  }
});

test("a number typed backwards is mended once, and then nothing is left to mend", () => {
  const arabic = "هاتف ٧٧٠١٢٣٤٥٦٧ ٤٦٩+ للاستفسار";
  const [finding] = checkPair("Call +964 770 123 4567.", arabic);
  const { start = 0, end = 0, text = "" } = finding?.repair ?? {};
  expect(text).toBe("+964 770 123 4567");
  const mended = arabic.slice(0, start) + text + arabic.slice(end);
  expect(alarms(checkPair("Call +964 770 123 4567.", mended))).toEqual([]);
});

test("a repair is offered only where the other side has the very number", () => {
  const [finding] = checkPair("Call us.", "هاتف ٧٧٠١٢٣٤٥٦٧ ٤٦٩+").filter(({ code }) => code === "phone.malformed");
  expect(finding?.repair).toBeUndefined();
});

test("a dismissed finding is silent until one of its texts changes", () => {
  const texts = (arabic: string) => [version("en", "Title", "It has 30 rooms."), version("ar", "عنوان", arabic)];
  const [finding] = check(texts("تضم 43 غرفة."), { region: "IQ" });
  const dismissed = new Set([finding?.fingerprint ?? ""]);
  expect(check(texts("تضم 43 غرفة."), { region: "IQ", dismissed })).toEqual([]);
  expect(check(texts("تضم 44 غرفة."), { region: "IQ", dismissed })).toHaveLength(1);
});

test("the same difference in two paragraphs is two findings, each dismissed by itself", () => {
  const findings = check(
    [
      version("en", "Title", "It has 30 rooms.", "There are 30 doors."),
      version("ar", "عنوان", "تضم 43 غرفة.", "وفيها 43 باباً."),
    ],
    { region: "IQ" },
  );
  expect(findings.map(({ paragraph }) => paragraph)).toEqual([1, 2]);
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});

const body = [
  "The trust reopened the clinic of Al-Nahr, which serves 14,500 people in 23 villages of the district.",
  "Doctors from Basra will work there in shifts, and a pharmacy will be open on every day of the week.",
  "The clinic has 12 rooms and cost 1.2 million dollars, which was given by private donors from 5 countries.",
];
const translated = [
  "أعادت المؤسسة افتتاح عيادة النهر التي تخدم 14,500 شخص في 23 قرية من قرى القضاء.",
  "وسيعمل فيها أطباء من البصرة على شكل مناوبات، كما ستفتح صيدلية أبوابها في جميع أيام الأسبوع.",
  "تضم العيادة 12 غرفة وبلغت كلفتها 1.2 مليون دولار قدمها متبرعون من 5 بلدان.",
];

for (const lost of [0, 1, 2]) {
  test(`paragraph ${lost + 1} is missed where it is missing, and its neighbours stay level`, () => {
    const arabic = translated.filter((_, index) => index !== lost);
    const findings = check(
      [version("en", "Clinic reopens", ...body), version("ar", "إعادة افتتاح العيادة", ...arabic)],
      { region: "IQ" },
    );
    expect(alarms(findings)).toEqual([`paragraph.missing ${lost + 1}`]);
    expect(findings[0]?.missingIn).toBe("ar");
  });
}

test("a paragraph that only the translation has is told at its own number", () => {
  const english = body.filter((_, index) => index !== 1);
  const findings = check(
    [version("en", "Clinic reopens", ...english), version("ar", "إعادة افتتاح العيادة", ...translated)],
    { region: "IQ" },
  );
  expect(alarms(findings)).toEqual(["paragraph.missing 2"]);
  expect(findings[0]?.missingIn).toBe("en");
});

test("two paragraphs made one are no alarm", () => {
  const [first = "", second = "", third = ""] = translated;
  const findings = check(
    [version("en", "Clinic reopens", ...body), version("ar", "إعادة افتتاح العيادة", first, `${second} ${third}`)],
    { region: "IQ" },
  );
  expect(alarms(findings)).toEqual([]);
  expect(findings.map(({ code }) => code)).toContain("paragraph.merged");
});

test("a sentence that moved to the next paragraph takes its number along", () => {
  const findings = check(
    [
      version("en", "Title", `${body[0]} It has 88 beds.`, body[1] ?? ""),
      version("ar", "عنوان", translated[0] ?? "", `وفيها 88 سريراً. ${translated[1]}`),
    ],
    { region: "IQ" },
  );
  expect(alarms(findings)).toEqual([]);
});

test("a third language is compared with the first", () => {
  const findings = check(
    [
      version("en", "Title", "It has 30 rooms."),
      version("ar", "عنوان", "تضم 30 غرفة."),
      version("fr", "Titre", "Elle a 31 chambres."),
    ],
    { region: "IQ" },
  );
  expect(findings.map(({ code, sides }) => [code, sides.map(({ lang }) => lang)])).toEqual([
    ["number.mismatch", ["en", "fr"]],
  ]);
});

test("empty, lone and missing versions are checked without a word", () => {
  expect(check([], { region: "IQ" })).toEqual([]);
  expect(check([version("en", "Title", "Text with 30 rooms.")], { region: "IQ" })).toEqual([]);
  expect(check([version("en", ""), version("ar", "")], { region: "IQ" })).toEqual([]);
});

test("every paragraph with text stands in exactly one pairing", () => {
  const texts = fc.array(fc.string({ maxLength: 200 }), { maxLength: 12 });
  fc.assert(
    fc.property(texts, texts, (left, right) => {
      const [a, b] = [version("en", ...left), version("ar", ...right)];
      const pairings = alignment(a, b, "IQ");
      const numbered = ({ paragraphs }: typeof a) =>
        paragraphs.flatMap(({ text }, index) => (text.trim() ? [index] : []));
      // Characters that fold to nothing leave a paragraph without text.
      expect(pairings.flatMap((pairing) => pairing.left).every((index) => numbered(a).includes(index))).toBe(true);
      expect(new Set(pairings.flatMap((pairing) => pairing.right)).size).toBe(
        pairings.flatMap((pairing) => pairing.right).length,
      );
    }),
    { numRuns: 200 },
  );
});

test("no text makes the check throw, and every finding points into a text", () => {
  const unit = fc.constantFrom(
    ...'aب1٣+.,،:/@ \n"“«»[]%$و30\u00a0\u200f\u2066\u2069\u202e\ud800\0ﻻ',
    "30 November ",
    "مليون ",
    "ثلاثة ",
    "+964 770 ",
    "a@b.example ",
    "two ",
    "hundred ",
  );
  const text = fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), fc.array(text, { maxLength: 4 }), (left, right) => {
      const versions = [version("en", ...left), version("ar", ...right)];
      expect(faultsOf(check(versions, { region: "IQ" }), versions)).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test("two versions of a thousand words are checked within fifty milliseconds", () => {
  const pairs = Array.from({ length: 11 }, () => clean).flat();
  const [english, arabic] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
  expect(english.join(" ").split(/\s+/).length).toBeGreaterThan(1000);
  const versions = [version("en", "Title", ...english), version("ar", "عنوان", ...arabic)];
  expect(alarms(check(versions, { region: "IQ" }))).toEqual([]);
  expect(leastCost(() => check(versions, { region: "IQ" }))).toBeLessThan(50);
});

test("a rule of each code has one severity", () => {
  expect(parityCodes).toHaveLength(35);
  expect(paritySeverities["number.mismatch"]).toBe("error");
  expect(paritySeverities["quote.missing"]).toBe("warning");
  expect(paritySeverities["digits.mixed"]).toBe("info");
});

test("a number of sound shape that both sides give is a note, even if nobody knows it", () => {
  const unknown = "+964 123 456 789";
  const [told, ...others] = checkPair(`Call ${unknown}.`, `هاتف: ${unknown}`).filter(({ code }) =>
    code.startsWith("phone"),
  );
  expect([told, ...others].map((finding) => `${finding?.code} ${finding?.severity}`)).toEqual([
    "phone.malformed info",
    "phone.malformed info",
  ]);
  expect(alarms(checkPair(`Call ${unknown}.`, "هاتف: +964 770 123 4567"))).toEqual(["phone.malformed 1"]);
});

import type { useTranslations } from "next-intl";
import type { PreflightFinding } from "@/document/preflight/finding";

type Words = ReturnType<typeof useTranslations<"editor">>;
type Names = ReturnType<typeof useTranslations<"languages">>;

/** Codes whose sentence names both values. */
const both = new Set<string>([
  "number.mismatch",
  "unit.mismatch",
  "date.mismatch",
  "time.mismatch",
  "phone.mismatch",
  "email.mismatch",
  "url.mismatch",
  "qualifier.mismatch",
]);

/** What was found, in a few words: "Numbers differ". */
export function findingTitle(t: Words, { code, sides }: PreflightFinding): string {
  if (code === "field.missing" || code === "field.empty") {
    const name = sides[0]?.text;
    const field = name === "lead" || name === "subhead" || name === "dateline" ? name : "headline";
    return t(code === "field.missing" ? "title.field_missing" : "title.field_empty", { field: t(`field.${field}`) });
  }
  return t(`title.${key(code)}`);
}

/** What each side says, and what to do about it; never which of them is wrong. */
export function findingSays(t: Words, names: Names, { code, sides, missingIn }: PreflightFinding): string {
  const [one, other] = sides;
  if (both.has(code) && one?.text && other?.text) {
    return t("says.both", {
      one: names(one.lang),
      oneSays: one.text,
      other: names(other.lang),
      otherSays: other.text,
    });
  }
  const lang = one?.lang;
  if (code === "field.missing" && lang) return t("says.fieldMissing", { language: names(lang) });
  if (code === "field.empty" && lang) return t("says.fieldEmpty", { language: names(lang) });
  const advised = advice.find((known) => known === code);
  const what = advised ? t(`says.${key(advised)}`) : t(missingIn ? "says.add" : "says.look");
  return missingIn ? `${t("says.missing", { language: names(missingIn) })} ${what}` : what;
}

/** Codes with a sentence of their own about what to do. */
const advice = [
  "contact.raw",
  "date.malformed",
  "weekday.mismatch",
  "phone.malformed",
  "phone.format",
  "email.placeholder",
  "placeholder.text",
  "quote.count",
  "quote.unbalanced",
  "paragraph.count",
  "paragraph.merged",
  "paragraph.order",
  "length.outlier",
  "length.over",
  "languagelist.mismatch",
  "term.mismatch",
  "name.mismatch",
  "digits.mixed",
  "typography.quotes",
  "typography.punctuation",
  "typography.space",
  "hygiene.bidi",
  "hygiene.invisible",
  "hygiene.tatweel",
  "hygiene.presentation",
  "structure.mismatch",
  "embargo.contradicts",
  "translation.stale",
] as const satisfies PreflightFinding["code"][];

/** next-intl reads a dot as a step inwards. */
type Key<Code extends string> = Code extends `${infer Head}.${infer Tail}` ? `${Head}_${Tail}` : Code;
const key = <Code extends string>(code: Code) => code.replace(".", "_") as Key<Code>;

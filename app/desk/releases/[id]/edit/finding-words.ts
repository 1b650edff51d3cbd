import type { useTranslations } from "next-intl";
import { directionOf } from "@/base/locale";
import { lettersIn, longest } from "@/document/preflight/fields";
import type { PreflightFinding } from "@/document/preflight/finding";
import { mailLimits } from "@/document/preflight/mail";

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
export function findingTitle(t: Words, { code, sides, field, isQuoted }: PreflightFinding): string {
  if (code === "length.over") return t("title.length_over", { field: t(`field.${field ?? "headline"}`) });
  if (isQuoted) return t("title.number_quoted");
  if (code === "field.missing" || code === "field.empty") {
    const text = sides[0]?.text;
    const name = text === "lead" || text === "subhead" || text === "dateline" ? text : "headline";
    return t(code === "field.missing" ? "title.field_missing" : "title.field_empty", { field: t(`field.${name}`) });
  }
  return t(`title.${key(code)}`);
}

/** What each side says, and what to do about it; never which of them is wrong. */
export function findingSays(t: Words, names: Names, finding: PreflightFinding): string {
  const { code, sides, missingIn, field, isQuoted, link } = finding;
  const [one, other] = sides;
  if (both.has(code) && one?.text && other?.text) {
    return t(isQuoted ? "says.quoted" : "says.both", {
      one: names(one.lang),
      oneSays: isolated(code, one),
      other: names(other.lang),
      otherSays: isolated(code, other),
    });
  }
  const lang = one?.lang;
  if (code === "field.missing" && lang) return t("says.fieldMissing", { language: names(lang) });
  if (code === "field.empty" && lang) return t("says.fieldEmpty", { language: names(lang) });
  if (code === "length.over" && one)
    return t("says.length_over", { count: lettersIn(one.text), limit: longest[field ?? "headline"] });
  if (code === "mail.size") return mailSays(t, names, finding);
  if (code === "time.past" && one) return t("says.time_past", { time: minuteOf(one.text) });
  if (code === "sender.unauthenticated" && one) return t("says.sender_unauthenticated", { records: one.text });
  if (link) {
    // Both are kept left to right within a line of either direction (LRI, PDI).
    return t("says.link_dead", {
      fault: link.fault.replace("-", ""),
      time: minuteOf(link.at),
      url: `\u2066${link.url}\u2069`,
    });
  }
  const advised = advice.find((known) => known === code);
  const what = advised ? t(`says.${key(advised)}`) : t(missingIn ? "says.add" : "says.look");
  return missingIn ? `${t("says.missing", { language: names(missingIn) })} ${what}` : what;
}

/** Read from left to right in every language: telephone numbers, e-mail addresses, links. */
export const isAddress = (code: PreflightFinding["code"]): boolean => /^(?:phone|email|url|link)\./.test(code);

/** A passage in its own direction within a line of either one (LRI or RLI, PDI). */
function isolated(code: PreflightFinding["code"], { lang, text }: PreflightFinding["sides"][number]): string {
  return `${directionOf(lang) === "ltr" || isAddress(code) ? "\u2066" : "\u2067"}${text}\u2069`;
}

function mailSays(t: Words, names: Names, { sides }: PreflightFinding): string {
  const bytes = Number(sides[0]?.text);
  const facts = { languages: sides.map(({ lang }) => names(lang)).join(" + "), bytes, most: mailLimits.sent };
  if (bytes <= mailLimits.sent) return t("says.mail_size", facts);
  return t(sides.length > 1 ? "says.mails_too_large" : "says.mail_too_large", facts);
}

/** `2026-11-30 09:00 UTC`, kept together in a line of either direction (LRI, PDI). */
const minuteOf = (instant: string) => `\u2066${instant.slice(0, 16).replace("T", " ")} UTC\u2069`;

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
  "languagelist.mismatch",
  "countrylist.mismatch",
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
  "record.changed",
  "image.alt",
  "image.rights",
  "image.protection",
] as const satisfies PreflightFinding["code"][];

/** next-intl reads a dot as a step inwards. */
type Key<Code extends string> = Code extends `${infer Head}.${infer Tail}` ? `${Head}_${Tail}` : Code;
const key = <Code extends string>(code: Code) => code.replace(".", "_") as Key<Code>;

import { type Language, languages } from "@/base/vocabulary";
import { foldForSearch } from "@/text/fold";
import type { ContactFields } from "./input";

export type ContactField = keyof ContactFields;

/** Headers by which a column is known, in any case and order; what is not here is kept as a note. */
const headers: Record<ContactField, string[]> = {
  email: [
    "email",
    "e-mail",
    "mail",
    "email address",
    "e-mail address",
    "البريد الإلكتروني",
    "البريد",
    "بريد إلكتروني",
    "الايميل",
    "ايميل",
    "عنوان البريد الإلكتروني",
  ],
  name: ["name", "full name", "contact name", "الاسم بالإنكليزية", "الاسم بالانجليزية", "الاسم اللاتيني"],
  nameAr: [
    "name_ar",
    "name ar",
    "arabic name",
    "name (arabic)",
    "الاسم",
    "الاسم بالعربية",
    "الاسم العربي",
    "الاسم الكامل",
  ],
  languages: ["language", "languages", "lang", "اللغة", "اللغات", "لغة القراءة", "لغة"],
  outlet: [
    "outlet",
    "media outlet",
    "organisation",
    "organization",
    "company",
    "المؤسسة",
    "الجهة",
    "الوسيلة",
    "المؤسسة الإعلامية",
  ],
  role: ["role", "title", "job title", "position", "المنصب", "الصفة", "الوظيفة"],
  beat: ["beat", "beats", "subjects", "topics", "الاختصاص", "مجال التغطية", "المجال"],
  country: ["country", "البلد", "الدولة"],
  city: ["city", "town", "المدينة", "المحافظة"],
  phone: ["phone", "telephone", "mobile", "tel", "الهاتف", "رقم الهاتف", "الموبايل", "الجوال", "هاتف"],
  tags: ["tags", "tag", "labels", "الوسوم", "وسوم"],
  consent: ["consent", "opt-in", "الموافقة", "موافقة"],
};

const fold = (header: string) => foldForSearch(header).replace(/[\s_]+/g, " ");
const known = new Map(
  Object.entries(headers).flatMap(([field, names]) =>
    names.map((name) => [fold(name), field as ContactField] as const),
  ),
);

/** The field that a header names, or null: the column is a note. */
export function fieldOf(header: string): ContactField | null {
  return known.get(fold(header)) ?? null;
}

const languageNames: Record<string, Language> = {
  english: "en",
  arabic: "ar",
  french: "fr",
  spanish: "es",
  german: "de",
  persian: "fa",
  farsi: "fa",
  kurdish: "ckb",
  sorani: "ckb",
  kurmanji: "ku",
  ...Object.fromEntries(
    (
      [
        ["العربية", "ar"],
        ["عربي", "ar"],
        ["الإنكليزية", "en"],
        ["الإنجليزية", "en"],
        ["إنكليزي", "en"],
        ["إنجليزي", "en"],
        ["انجليزي", "en"],
        ["الكردية", "ckb"],
        ["الفرنسية", "fr"],
        ["الإسبانية", "es"],
        ["الفارسية", "fa"],
        ["الألمانية", "de"],
      ] as const
    ).map(([name, code]) => [foldForSearch(name), code]),
  ),
};

/** `ar+en` → ar, en. Empty: no choice. Null: something in it is not a language of ours. */
export function readLanguages(cell: string): Language[] | null {
  const named = cell
    .split(/[+,;،/&]/)
    .map((part) => foldForSearch(part))
    .filter(Boolean);
  const found = named.map((name) => languages.find((code) => code === name) ?? languageNames[name]);
  return found.every((code) => code !== undefined) ? [...new Set(found)] : null;
}

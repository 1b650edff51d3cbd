import type { Language } from "@/base/vocabulary";

/** What editors look for at the foot of a release. With en dashes: no typeface of ours has the figure dash. */
const marks: Partial<Record<Language, string>> = { ar: "– انتهى –", ckb: "– کۆتایی –", fa: "– پایان –" };

export const endMark = (language: Language): string => marks[language] ?? "###";

import type { Language } from "@/base/vocabulary";
import type { DocumentJson } from "./schema";

/** Place and day of a release; `text` is the line as written or imported and stands when it is there. */
export interface Dateline {
  place?: string;
  /** ISO, `yyyy-mm-dd`. */
  date?: string;
  text?: string;
}

/** One language of a release, in the shape that importer, check and renderers share. */
export interface Version {
  lang: Language;
  kicker?: string;
  headline: string;
  subhead?: string;
  dateline?: Dateline;
  /** What lists show of it, and what mail programs show before it is opened: no part of its text. */
  summary?: string;
  mailSubject?: string;
  document: DocumentJson;
}

/** The fields of a version as they are kept and typed: blank means not filled. */
export interface WrittenFields {
  kicker: string;
  headline: string;
  subhead: string;
  datelinePlace: string;
  datelineDate: string | null;
  datelineText: string;
  summary?: string;
  mailSubject?: string;
}

/** A version out of its kept fields and document; blank fields are left out. */
export function versionFrom(lang: Language, fields: WrittenFields, document: DocumentJson): Version {
  const dateline = {
    ...(fields.datelinePlace ? { place: fields.datelinePlace } : {}),
    ...(fields.datelineDate ? { date: fields.datelineDate } : {}),
    ...(fields.datelineText ? { text: fields.datelineText } : {}),
  };
  return {
    lang,
    ...(fields.kicker ? { kicker: fields.kicker } : {}),
    headline: fields.headline,
    ...(fields.subhead ? { subhead: fields.subhead } : {}),
    ...(Object.keys(dateline).length > 0 ? { dateline } : {}),
    ...(fields.summary ? { summary: fields.summary } : {}),
    ...(fields.mailSubject ? { mailSubject: fields.mailSubject } : {}),
    document,
  };
}

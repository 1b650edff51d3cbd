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
  document: DocumentJson;
}

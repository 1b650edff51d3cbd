import type { RefusalReason } from "../base/refusal";
import type { Severity } from "../base/vocabulary";

/** A finding of the pre-flight in words, for a page that does not hold the texts. */
export interface ToldFinding {
  id: string;
  severity: Severity;
  title: string;
  says: string;
  passages: { lang: string; text: string }[];
  /** The place in the editor. */
  href: string;
}

/** What an action answers: nothing refused means done. Words are in the language of the interface. */
export interface FormState {
  refused?: RefusalReason;
  /** What the refusal says. */
  says?: string;
  /** By the name of the field: what must be put right. */
  fields?: Record<string, string>;
  /** What was typed, without secrets. */
  values?: Record<string, string | string[]>;
  /** What stands in the way of a refused act, and where. */
  findings?: ToldFinding[];
  done?: boolean;
  /** What a finished act tells once and nobody keeps: a link, recovery codes. */
  told?: Record<string, string | string[]>;
}

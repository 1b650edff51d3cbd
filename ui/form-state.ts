import type { RefusalReason } from "../base/refusal";

/** What an action answers: nothing refused means done. Words are in the language of the interface. */
export interface FormState {
  refused?: RefusalReason;
  /** What the refusal says. */
  says?: string;
  /** By the name of the field: what must be put right. */
  fields?: Record<string, string>;
  /** What was typed, without secrets. */
  values?: Record<string, string | string[]>;
  done?: boolean;
  /** What a finished act tells once and nobody keeps: a link, recovery codes. */
  told?: Record<string, string | string[]>;
}

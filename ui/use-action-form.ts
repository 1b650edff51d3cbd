"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { RefusalReason } from "../base/refusal";
import type { FieldError } from "./error-summary";

/** What a server action answers: nothing when it was done, else why not, and by field where it is known. */
export interface ActionAnswer {
  refused?: RefusalReason;
  fields?: Record<string, RefusalReason>;
}
export type FormAction<Answer extends ActionAnswer = ActionAnswer> = (
  before: Answer,
  form: FormData,
) => Promise<Answer>;

/**
 * A form that works before a script has come. `places` says which field a refusal of the verb is about.
 * Spread `form` on the `<form>`; what was typed stays when the answer is a refusal.
 */
export function useActionForm<Answer extends ActionAnswer>(
  action: FormAction<Answer>,
  places: Partial<Record<RefusalReason, string>> = {},
) {
  // An answer without a refusal holds nothing that the first render needs.
  const [answer, submit, pending] = useActionState(action, {} as Awaited<Answer>);
  const t = useTranslations("refusal");
  const { refused, fields } = answer;
  const place = refused ? places[refused] : undefined;
  const byField: Record<string, RefusalReason> = { ...fields, ...(refused && place ? { [place]: refused } : {}) };
  const errors: FieldError[] = Object.entries(byField).map(([field, reason]) => ({ field, says: t(reason) }));
  return {
    answer,
    pending,
    /** For `ErrorSummary`. */
    errors,
    heading: refused && errors.length === 0 ? t(refused) : undefined,
    errorOf: (field: string): string | undefined => errors.find((error) => error.field === field)?.says,
    form: {
      action: submit,
      // React empties a form after its action; here a refusal must not cost what was typed.
      onReset: (event: { preventDefault: () => void }) => event.preventDefault(),
    },
  };
}

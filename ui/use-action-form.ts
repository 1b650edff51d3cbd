"use client";
import { useActionState } from "react";
import type { RefusalReason } from "../base/refusal";
import type { FieldError } from "./error-summary";
import type { FormState } from "./form-state";

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

/**
 * A form that works before a script has come. `places` says which field a refusal of the verb is about.
 * Spread `form` on the `<form>`; what was typed stays when the answer is a refusal.
 */
export function useActionForm(action: FormAction, places: Partial<Record<RefusalReason, string>> = {}) {
  const [state, submit, pending] = useActionState(action, {});
  const { refused, says, fields } = state;
  const place = refused ? places[refused] : undefined;
  const byField = { ...fields, ...(place && says ? { [place]: says } : {}) };
  const errors: FieldError[] = Object.entries(byField).map(([field, words]) => ({ field, says: words }));
  return {
    state,
    pending,
    /** For `ErrorSummary`. */
    errors,
    heading: errors.length === 0 ? says : undefined,
    errorOf: (field: string): string | undefined => byField[field],
    form: {
      action: submit,
      // React empties a form after its action; here a refusal must not cost what was typed.
      onReset: (event: { preventDefault: () => void }) => event.preventDefault(),
    },
  };
}

"use client";
import { useActionState, useMemo } from "react";
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
  const byField = useMemo(() => ({ ...fields, ...(place && says ? { [place]: says } : {}) }), [fields, place, says]);
  // The same array until the next answer: a summary takes the focus when it gets a new one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: an equal answer sent back again is a new one
  const errors: FieldError[] = useMemo(
    () => Object.entries(byField).map(([field, words]) => ({ field, says: words })),
    [byField, state],
  );
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

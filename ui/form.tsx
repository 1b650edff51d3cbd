"use client";
import { createContext, type ReactNode, useContext } from "react";
import { ErrorSummary } from "./error-summary";
import type { FormState } from "./form-state";
import { type FormAction, useActionForm } from "./use-action-form";

const Answer = createContext<FormState>({});

/** What the last answer says of a field: its error, and what was typed. */
export function useAnswer(name: string): { error?: string; typed?: string | string[] } {
  const { fields, values } = useContext(Answer);
  return { error: fields?.[name.replace(/\[\]$/, "")], typed: values?.[name] };
}

/** What a finished act tells once. */
export const useTold = () => useContext(Answer).told;

interface Props {
  /** A server action made by `action`. Works before a script has come. */
  act: FormAction;
  children: ReactNode;
  /** Stands in place of the fields once the act is done. */
  after?: ReactNode;
  /** Said beside the fields once the act is done. */
  done?: ReactNode;
  className?: string;
  label?: string;
}

/** A form with its error summary; the fields of `form-fields.tsx` in it show their own errors and what was typed. */
export function Form({ act, children, after, done, className = "stack", label }: Props) {
  const { state, errors, heading, form } = useActionForm(act);
  return (
    <Answer.Provider value={state}>
      {state.done && after ? (
        after
      ) : (
        // Emptied by React after each act: what was typed comes back with the answer, secrets do not.
        <form action={form.action} className={className} aria-label={label} noValidate>
          <ErrorSummary errors={errors} heading={heading} />
          {children}
          {state.done && done ? (
            <p className="note ok" role="status">
              {done}
            </p>
          ) : null}
        </form>
      )}
    </Answer.Provider>
  );
}

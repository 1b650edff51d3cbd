"use client";
import { createContext, type ReactNode, useActionState, useContext, useEffect, useMemo, useRef, useState } from "react";
import { ErrorSummary } from "./error-summary";
import type { FormState } from "./form-state";

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
  act: (before: FormState, form: FormData) => Promise<FormState>;
  children: ReactNode;
  /** Stands in place of the fields once the act is done. */
  after?: ReactNode;
  /** Said beside the fields once the act is done. */
  done?: ReactNode;
  className?: string;
  label?: string;
}

/** A form with its error summary; the fields of `form-fields.tsx` in it show their own errors. */
export function Form({ act, children, after, done, className = "stack", label }: Props) {
  const [state, send] = useActionState(act, {});
  const form = useRef<HTMLFormElement>(null);
  const [labels, setLabels] = useState<Record<string, string>>({});
  // "Fill this in" says nothing in a list of three: the summary names the field as the page does.
  useEffect(() => {
    const names = Object.keys(state.fields ?? {});
    setLabels(Object.fromEntries(names.map((name) => [name, labelOf(form.current, name)])));
  }, [state.fields]);
  const errors = useMemo(
    () =>
      Object.entries(state.fields ?? {}).map(([field, says]) => ({
        field,
        says: labels[field] ? `${labels[field]}: ${says}` : says,
      })),
    [state.fields, labels],
  );
  return (
    <Answer.Provider value={state}>
      {state.done && after ? (
        after
      ) : (
        <form ref={form} action={send} className={className} aria-label={label} noValidate>
          {state.refused ? <ErrorSummary errors={errors} heading={errors.length > 0 ? undefined : state.says} /> : null}
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

function labelOf(form: HTMLFormElement | null, name: string): string {
  const own = CSS.escape(name);
  return form?.querySelector(`label[for="${own}"], #${own} > legend`)?.textContent ?? "";
}

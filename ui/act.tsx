"use client";
import type { ReactNode } from "react";
import type { ButtonLook } from "./button-class";
import { ErrorSummary } from "./error-summary";
import { SubmitButton } from "./submit-button";
import { ToldFindings } from "./told-findings";
import { type FormAction, useActionForm } from "./use-action-form";

interface Props extends ButtonLook {
  action: FormAction;
  /** What the act is done to. */
  fields: Record<string, string>;
  children: ReactNode;
  busy?: ReactNode;
  className?: string;
}

/** One act as one button: a form without anything to fill in. A refusal is said above it. */
export function Act({ action, fields, children, busy, look, size, className }: Props) {
  const { form, heading, errors, state } = useActionForm(action);
  return (
    <form {...form} className={className}>
      {heading || errors.length > 0 ? <ErrorSummary errors={[]} heading={heading ?? errors[0]?.says} /> : null}
      <ToldFindings findings={state.findings} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton look={look ?? "plain"} size={size} busy={busy}>
        {children}
      </SubmitButton>
    </form>
  );
}

"use client";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "./button-class";
import { classes } from "./classes";

interface Props extends ButtonLook {
  children: ReactNode;
  /** What the button says while its form is under way. */
  busy?: ReactNode;
  name?: string;
  value?: string;
  className?: string;
  disabled?: boolean;
  /** Id of the words that say why it is disabled. */
  describedBy?: string;
}

/** Sends its form once: a second press while the first is under way does nothing. */
export function SubmitButton({ children, busy, look = "primary", size, className, describedBy, ...rest }: Props) {
  const { pending } = useFormStatus();
  return (
    <button
      {...rest}
      type="submit"
      aria-describedby={describedBy}
      data-primary={look === "primary" || undefined}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
      className={classes(buttonClass({ look, size }), className)}
    >
      {pending && busy ? busy : children}
    </button>
  );
}

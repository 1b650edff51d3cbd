"use client";
import { type ReactNode, useActionState } from "react";
import type { FormState } from "@/ui/form-state";
import { Note } from "@/ui/note";
import { SubmitButton } from "@/ui/submit-button";

interface Props {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  says: string;
  busy: string;
  children: ReactNode;
}

/** One press, one release. */
export function BlankForm({ action, says, busy, children }: Props) {
  const [state, send] = useActionState(action, {});
  return (
    <form action={send}>
      {state.says ? (
        <Note look="bad" live>
          {state.says}
        </Note>
      ) : null}
      <SubmitButton look="plain" busy={busy}>
        {children}
        {says}
      </SubmitButton>
    </form>
  );
}

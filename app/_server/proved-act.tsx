import type { ComponentProps, ReactNode } from "react";
import { Form } from "@/ui/form";
import { SubmitButton } from "@/ui/submit-button";
import { ProofField } from "./proof-field";

interface Props {
  act: ComponentProps<typeof Form>["act"];
  /** What it is done to. */
  id: string;
  /** On the fold and on the button. */
  says: string;
  /** Names the form, where several of its kind stand on a page. */
  label: string;
  look?: ComponentProps<typeof SubmitButton>["look"];
  /** What it means. */
  children: ReactNode;
}

/** An act on one thing that asks for a proof: folded away, explained, then the proof and the button. */
export function ProvedAct({ act, id, says, label, look = "plain", children }: Props) {
  return (
    <details>
      <summary className="lnk">{says}</summary>
      <Form act={act} className="stack mt-3 max-w-96" label={label}>
        <input type="hidden" name="id" value={id} />
        <p className="ink2">{children}</p>
        <ProofField id={`proof-${look}-${id}`} />
        <div>
          <SubmitButton look={look}>{says}</SubmitButton>
        </div>
      </Form>
    </details>
  );
}

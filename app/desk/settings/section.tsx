import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Form } from "@/ui/form";
import type { FormState } from "@/ui/form-state";
import { SubmitButton } from "@/ui/submit-button";

interface Props {
  title: string;
  lead?: string;
  act: (before: FormState, form: FormData) => Promise<FormState>;
  children: ReactNode;
}

/** A part of the settings that is saved by itself. */
export async function Section({ title, lead, act, children }: Props) {
  const [t, common] = await Promise.all([getTranslations("settings"), getTranslations("common")]);
  return (
    <section className="sec">
      <header>
        <h2 className="h2">{title}</h2>
      </header>
      {lead ? <p className="ink2 mb-4">{lead}</p> : null}
      <Form act={act} done={t("saved")} label={title} className="stack max-w-[60rem]">
        {children}
        <div>
          <SubmitButton look="plain">{common("save")}</SubmitButton>
        </div>
      </Form>
    </section>
  );
}

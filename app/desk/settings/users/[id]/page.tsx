import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ProofField } from "@/app/_server/proof-field";
import { requireCtx } from "@/app/_server/session";
import { getNewsroom } from "@/domain/settings/queries";
import { findPerson } from "@/domain/staff/queries";
import { Form } from "@/ui/form";
import { SubmitButton } from "@/ui/submit-button";
import { Ltr } from "@/ui/table";
import { Settings } from "../../nav";
import { close, keepRoles, reopen } from "../actions";
import { RoleFields, TranslatorFields } from "../role-fields";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("title") };
}

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("staff.manage");
  const [{ id }, t, settings, newsroom] = await Promise.all([
    params,
    getTranslations("users"),
    getTranslations("settings"),
    getNewsroom(ctx),
  ]);
  const person = await findPerson(ctx, id);
  if (!person) notFound();
  const isSelf = id === ctx.actor.id;
  return (
    <Settings current="users" page={person.name}>
      <p className="ink2">
        <Ltr>{person.email}</Ltr>
      </p>
      <Form
        act={keepRoles}
        done={settings("saved")}
        className="stack mt-6 max-w-[36rem]"
        label={t("rolesOf", { name: person.name })}
      >
        <input type="hidden" name="id" value={id} />
        <RoleFields chosen={person.roles} />
        <TranslatorFields all={newsroom.languages.map(({ language }) => language)} chosen={person.languages} />
        <ProofField />
        <div>
          <SubmitButton>{t("saveRoles")}</SubmitButton>
        </div>
      </Form>
      <section className="sec mt-8">
        <header>
          <h2 className="h2">{t("closeTitle")}</h2>
        </header>
        {isSelf ? (
          <p className="ink2">{t("yourself")}</p>
        ) : (
          <Form act={person.disabledAt ? reopen : close} className="stack max-w-[36rem]">
            <input type="hidden" name="id" value={id} />
            <p className="ink2">{t(person.disabledAt ? "reopenLead" : "closeLead")}</p>
            <ProofField id="proof-close" />
            <div>
              <SubmitButton look={person.disabledAt ? "plain" : "danger"}>
                {t(person.disabledAt ? "reopen" : "close")}
              </SubmitButton>
            </div>
          </Form>
        )}
      </section>
    </Settings>
  );
}

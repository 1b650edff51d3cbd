import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { requireCtx } from "@/app/_server/session";
import { listLists } from "@/domain/contacts/queries";
import { getNewsroom } from "@/domain/settings/queries";
import { save } from "../actions";
import { ContactForm } from "../contact-form";

export default async function NewContact() {
  const ctx = await requireCtx("contacts.edit");
  const [lists, newsroom] = [await listLists(ctx), await getNewsroom(ctx)];
  const t = await getTranslations("contacts");
  return (
    <Desk current="contacts" crumbs={[{ says: t("title"), href: "/desk/contacts" }, { says: t("newTitle") }]}>
      <div className="head">
        <h1 className="h1">{t("newTitle")}</h1>
      </div>
      <ContactForm action={save} lists={lists} languages={newsroom.languages.map(({ language }) => language)} />
    </Desk>
  );
}

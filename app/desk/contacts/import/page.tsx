import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { requireCtx } from "@/app/_server/session";
import { listLists } from "@/domain/contacts/queries";
import { importFile } from "./actions";
import { ImportForm } from "./import-form";

export default async function ImportContacts({ searchParams }: { searchParams: Promise<{ list?: string }> }) {
  const ctx = await requireCtx("contacts.edit");
  const lists = await listLists(ctx);
  const { list } = await searchParams;
  const t = await getTranslations();
  return (
    <Desk
      current="contacts"
      crumbs={[{ says: t("contacts.title"), href: "/desk/contacts" }, { says: t("contactImport.title") }]}
    >
      <ImportForm
        action={importFile}
        lists={lists.map(({ name }) => name)}
        chosenList={lists.find(({ id }) => id === list)?.name}
      />
    </Desk>
  );
}

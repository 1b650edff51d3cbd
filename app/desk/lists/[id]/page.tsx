import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { formats } from "@/app/_server/formats";
import { pageOf } from "@/app/_server/page-of";
import { requireCtx } from "@/app/_server/session";
import { countContacts, getList, listContacts } from "@/domain/contacts/queries";
import { may } from "@/domain/staff/allow";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { addAddress, remove, rename } from "../actions";
import { ListForms } from "./list-forms";
import { Members } from "./members";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ after?: string }>;
}

export default pageOf(async function List({ params, searchParams }: Props) {
  const ctx = await requireCtx();
  const list = await getList(ctx, (await params).id);
  const after = Number((await searchParams).after) || undefined;
  const [found, total] = [
    await listContacts(ctx, { listId: list.id, after }),
    await countContacts(ctx, { listId: list.id }),
  ];
  const [t, count, say] = [await getTranslations("lists"), await getTranslations("count"), await formats(ctx)];
  const mayEdit = may(ctx.actor, "contacts.edit");

  return (
    <Desk current="lists" crumbs={[{ says: t("title"), href: "/desk/lists" }, { says: list.name }]}>
      <div className="head mb-4">
        <h1 className="h1">
          <bdi>{list.name}</bdi>
        </h1>
        <span className="meta num pb-1">{count("contacts", { count: total })}</span>
        {mayEdit ? (
          <div className="end">
            <LinkButton href={`/desk/contacts/import?list=${list.id}`}>{t("import")}</LinkButton>
          </div>
        ) : null}
      </div>
      <div className="aside">
        {total === 0 ? (
          <EmptyState title={t("noMembers")}>{t("noMembersSays")}</EmptyState>
        ) : (
          <Members list={list} found={found} after={after} mayEdit={mayEdit} language={say.language} />
        )}
        {mayEdit ? <ListForms list={list} addAddress={addAddress} rename={rename} remove={remove} /> : null}
      </div>
    </Desk>
  );
});

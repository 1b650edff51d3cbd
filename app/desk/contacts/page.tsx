import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { formats } from "@/app/_server/formats";
import { requireCtx } from "@/app/_server/session";
import type { Query } from "@/app/desk/query";
import { countContacts, listContacts, listLists } from "@/domain/contacts/queries";
import { may } from "@/domain/staff/allow";
import { LinkButton } from "@/ui/link-button";
import { OnwardPager } from "@/ui/pager";
import { ContactTable } from "./contact-table";
import { Empty } from "./empty";
import { contactsHref, readFilter } from "./filter";
import { Filters } from "./filters";

export default async function Contacts({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await requireCtx("contacts.read");
  const filter = readFilter(await searchParams);
  const [found, lists, say] = [await listContacts(ctx, filter), await listLists(ctx), await formats(ctx)];
  const { after: _, ...asked } = filter;
  const total = await countContacts(ctx, asked);
  const t = await getTranslations();
  const isFiltered = Object.keys(filter).length > 0;
  const mayEdit = may(ctx.actor, "contacts.edit");

  return (
    <Desk current="contacts" crumbs={[{ says: t("contacts.title") }]}>
      <div className="head mb-3">
        <h1 className="h1">{t("contacts.title")}</h1>
        <span className="meta num pb-1">{t("count.contacts", { count: total })}</span>
        {mayEdit && (total > 0 || isFiltered) ? (
          <div className="end">
            <LinkButton href="/desk/contacts/import">{t("contacts.import")}</LinkButton>
            <LinkButton href="/desk/contacts/new" look="primary">
              {t("contacts.add")}
            </LinkButton>
          </div>
        ) : null}
      </div>
      {total === 0 && !isFiltered ? (
        <Empty mayEdit={mayEdit} />
      ) : (
        <>
          <Filters filter={filter} lists={lists} languages={say.newsroom.languages.map(({ language }) => language)} />
          <ContactTable contacts={found.contacts} say={say} />
          <OnwardPager
            first={filter.after ? contactsHref({ ...filter, after: undefined }) : undefined}
            next={found.next ? contactsHref({ ...filter, after: found.next }) : undefined}
          />
        </>
      )}
    </Desk>
  );
}

import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { formats } from "@/app/_server/formats";
import { requireCtx } from "@/app/_server/session";
import { listLists } from "@/domain/contacts/queries";
import { may } from "@/domain/staff/allow";
import { EmptyState } from "@/ui/empty-state";
import { Link } from "@/ui/link";
import { Head, Num, Table } from "@/ui/table";
import { create } from "./actions";
import { NewList } from "./new-list";

export default async function Lists() {
  const ctx = await requireCtx("contacts.read");
  const [lists, say] = [await listLists(ctx), await formats(ctx)];
  const t = await getTranslations("lists");
  const count = await getTranslations("count");
  const form = may(ctx.actor, "contacts.edit") ? <NewList action={create} /> : null;
  return (
    <Desk current="lists" crumbs={[{ says: t("title") }]}>
      <div className="head mb-4">
        <h1 className="h1">{t("title")}</h1>
        <span className="meta num pb-1">{count("lists", { count: lists.length })}</span>
      </div>
      {lists.length === 0 ? (
        <EmptyState title={t("none")} acts={form} example={<p className="b">{t("example")}</p>}>
          {t("noneSays")}
        </EmptyState>
      ) : (
        <div className="aside">
          <Table caption={t("caption")}>
            <thead>
              <tr>
                <Head>{t("name")}</Head>
                <Head numeric>{t("people")}</Head>
              </tr>
            </thead>
            <tbody>
              {lists.map(({ id, name, members }) => (
                <tr key={id}>
                  <td>
                    <Link href={`/desk/lists/${id}`} className="b text-inherit no-underline hover:underline">
                      <bdi>{name}</bdi>
                    </Link>
                  </td>
                  <Num>{say.number(members)}</Num>
                </tr>
              ))}
            </tbody>
          </Table>
          {form}
        </div>
      )}
    </Desk>
  );
}

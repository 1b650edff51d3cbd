import { useTranslations } from "next-intl";
import { Health } from "@/app/desk/contacts/health";
import { Reads } from "@/app/desk/contacts/reads";
import type { InterfaceLanguage } from "@/base/vocabulary";
import type { listContacts } from "@/domain/contacts/queries";
import { Act } from "@/ui/act";
import { Link } from "@/ui/link";
import { OnwardPager } from "@/ui/pager";
import { Head, Ltr, Table } from "@/ui/table";
import { takeOff } from "../actions";

interface Props {
  list: { id: string };
  found: Awaited<ReturnType<typeof listContacts>>;
  /** The contact after whom this page begins; undefined on the first. */
  after: number | undefined;
  mayEdit: boolean;
  language: InterfaceLanguage;
}

/** Who is on a list, each with the way off it. */
export function Members({ list, found, after, mayEdit, language }: Props) {
  const t = useTranslations("lists");
  const words = useTranslations();
  return (
    <div>
      <Table caption={t("members")}>
        <thead>
          <tr>
            <Head>{words("contacts.name")}</Head>
            <Head className="max-sm:hidden">{words("contacts.reads")}</Head>
            <Head>{words("contacts.health")}</Head>
            {mayEdit ? (
              <Head>
                <span className="vh">{t("takeOffShort")}</span>
              </Head>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {found.contacts.map((contact) => {
            const names = language === "ar" ? [contact.nameAr, contact.name] : [contact.name, contact.nameAr];
            const name = names.find(Boolean) ?? contact.email;
            return (
              <tr key={contact.id} className="second">
                <td>
                  <Link href={`/desk/contacts/${contact.id}`} className="b text-inherit no-underline hover:underline">
                    <bdi>{name}</bdi>
                  </Link>
                  <div className="meta">
                    <Ltr>{contact.email}</Ltr>
                  </div>
                </td>
                <td className="max-sm:hidden">
                  <Reads languages={contact.languages} />
                </td>
                <td>
                  <Health stops={contact.stops} />
                </td>
                {mayEdit ? (
                  <td className="r">
                    <Act action={takeOff} fields={{ id: list.id, "contactIds[]": contact.id }} look="quiet">
                      <span aria-hidden="true">{t("takeOffShort")}</span>
                      <span className="vh">{t("takeOff", { name })}</span>
                    </Act>
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </Table>
      <OnwardPager
        first={after ? `/desk/lists/${list.id}` : undefined}
        next={found.next ? `/desk/lists/${list.id}?after=${found.next}` : undefined}
      />
    </div>
  );
}

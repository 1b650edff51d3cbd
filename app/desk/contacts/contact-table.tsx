import { useTranslations } from "next-intl";
import type { Formats } from "@/app/_server/formats";
import type { listContacts } from "@/domain/contacts/queries";
import { EmptyState } from "@/ui/empty-state";
import { Link } from "@/ui/link";
import { LinkButton } from "@/ui/link-button";
import { Head, Ltr, Table } from "@/ui/table";
import { Health } from "./health";
import { Reads } from "./reads";

type ListedContact = Awaited<ReturnType<typeof listContacts>>["contacts"][number];

/** A contact in a row: name in both scripts, where they write, what they read, whether mail reaches them. */
export function ContactTable({ contacts, say }: { contacts: ListedContact[]; say: Formats }) {
  const t = useTranslations("contacts");
  if (contacts.length === 0)
    return (
      <EmptyState title={t("noneFound")} acts={<LinkButton href="/desk/contacts">{t("clear")}</LinkButton>}>
        {t("noneFoundSays")}
      </EmptyState>
    );
  const inArabic = say.language === "ar";
  return (
    <Table caption={t("caption")} className="people">
      <thead>
        <tr>
          <Head>{t("name")}</Head>
          <Head className="max-xl:hidden">{t("otherScript")}</Head>
          <Head className="max-sm:hidden">{t("outlet")}</Head>
          <Head className="max-lg:hidden">{t("beat")}</Head>
          <Head className="max-sm:hidden">{t("reads")}</Head>
          <Head className="max-lg:hidden">{t("city")}</Head>
          <Head>{t("health")}</Head>
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => {
          const [own, other] = inArabic ? [contact.nameAr, contact.name] : [contact.name, contact.nameAr];
          return (
            <tr key={contact.id} className="second">
              <td>
                <Link href={`/desk/contacts/${contact.id}`} className="b text-inherit no-underline hover:underline">
                  <bdi>{own || other || contact.email}</bdi>
                </Link>
                <div className="meta">
                  <Ltr>{contact.email}</Ltr>
                </div>
              </td>
              <td className="ink2 max-xl:hidden">
                <bdi lang={inArabic ? "en" : "ar"}>{own ? other : ""}</bdi>
              </td>
              <td className="max-sm:hidden">
                <bdi>{contact.outlet}</bdi>
              </td>
              <td className="ink2 max-lg:hidden">
                <bdi>{contact.beat}</bdi>
              </td>
              <td className="max-sm:hidden">
                <Reads languages={contact.languages} />
              </td>
              <td className="ink2 max-lg:hidden">
                <bdi>{contact.city}</bdi>
              </td>
              <td>
                <Health stops={contact.stops} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

import { getTranslations } from "next-intl/server";
import { Desk } from "@/app/_server/desk";
import { formats } from "@/app/_server/formats";
import { pageOf } from "@/app/_server/page-of";
import { requireCtx } from "@/app/_server/session";
import { inLanguage } from "@/app/desk/in-language";
import { needsSmtpUtf8 } from "@/domain/contacts/address";
import { getContact, listLists } from "@/domain/contacts/queries";
import { contactHistory } from "@/domain/distribution/contact-history";
import { headlinesOf } from "@/domain/releases/headlines";
import { may } from "@/domain/staff/allow";
import { Note } from "@/ui/note";
import { save } from "../actions";
import { ContactForm } from "../contact-form";
import { Health } from "../health";
import { History } from "./history";
import { Notes } from "./notes";
import { Standing } from "./standing";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ saved?: string }>;
}

export default pageOf(async function Contact({ params, searchParams }: Props) {
  const ctx = await requireCtx();
  const [contact, lists, say] = [await getContact(ctx, (await params).id), await listLists(ctx), await formats(ctx)];
  const t = await getTranslations("contacts");
  const name =
    (say.language === "ar" ? contact.nameAr || contact.name : contact.name || contact.nameAr) || contact.email;
  const sent = await contactHistory(ctx, contact.emailNorm);
  const headlines = await headlinesOf(
    ctx,
    sent.map(({ releaseId }) => releaseId),
  );

  return (
    <Desk current="contacts" crumbs={[{ says: t("title"), href: "/desk/contacts" }, { says: name }]}>
      <div className="head mb-3">
        <h1 className="h1">
          <bdi>{name}</bdi>
        </h1>
        <span className="pb-1">
          <Health stops={contact.stops} />
        </span>
      </div>
      {(await searchParams).saved ? (
        <Note look="ok" live>
          {t("savedNote")}
        </Note>
      ) : null}
      <Standing
        contact={contact}
        mayStop={may(ctx.actor, "contacts.edit")}
        mayLift={may(ctx.actor, "suppression.lift")}
        say={say}
      />
      {needsSmtpUtf8(contact.email) ? (
        <Note look="info" title={t("letters")}>
          {t("lettersSays")}
        </Note>
      ) : null}
      <ContactForm
        action={save}
        contact={{ ...contact, listIds: contact.lists.map(({ id }) => id) }}
        lists={lists}
        languages={say.newsroom.languages.map(({ language }) => language)}
      />
      <History
        sends={sent.map((send) => ({ ...send, ...inLanguage(headlines.get(send.releaseId), say.language) }))}
        say={say}
      />
      <Notes notes={contact.notes} />
    </Desk>
  );
});

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireCtx } from "@/app/_server/session";
import { sayTime } from "@/app/_server/time-words";
import { listInvitations, listPeople } from "@/domain/staff/queries";
import { Link } from "@/ui/link";
import { LinkButton } from "@/ui/link-button";
import { Note } from "@/ui/note";
import { Head, Ltr, Table } from "@/ui/table";
import { Settings } from "../nav";
import { Invitations } from "./invitations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("title") };
}

export default async function UsersPage({ searchParams }: { searchParams: Promise<{ invited?: string }> }) {
  const ctx = await requireCtx("staff.manage");
  const [{ invited }, people, invitations, t, role, language, time] = await Promise.all([
    searchParams,
    listPeople(ctx),
    listInvitations(ctx),
    getTranslations("users"),
    getTranslations("roles"),
    getTranslations("languages"),
    sayTime(ctx),
  ]);
  return (
    <Settings current="users">
      {invited ? <Note look="ok">{t("inviteSent")}</Note> : null}
      <section className="sec">
        <header>
          <h2 className="h2">{t("title")}</h2>
          <span className="meta num">{t("count", { count: people.length })}</span>
          <span className="end">
            <LinkButton look="primary" href="/desk/settings/users/invite">
              {t("invite")}
            </LinkButton>
          </span>
        </header>
        <Table caption={t("title")}>
          <thead>
            <tr>
              <Head>{t("name")}</Head>
              <Head className="max-sm:hidden">{t("roles")}</Head>
              <Head className="max-sm:hidden">{t("factor")}</Head>
              <Head className="max-sm:hidden">{t("seen")}</Head>
              <Head>
                <span className="vh">{t("change")}</span>
              </Head>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id} className="second">
                <td>
                  <bdi className="b">{person.name}</bdi>
                  {person.nameAr ? (
                    <>
                      {" · "}
                      <bdi lang="ar">{person.nameAr}</bdi>
                    </>
                  ) : null}
                  {person.id === ctx.actor.id ? <span className="meta"> ({t("you")})</span> : null}
                  {person.disabledAt ? <span className="c-bad"> · {t("disabled")}</span> : null}
                  <div className="meta">
                    <Ltr>{person.email}</Ltr>
                  </div>
                  <div className="meta sm:hidden">{person.roles.map((one) => role(one)).join(" · ")}</div>
                </td>
                <td className="max-sm:hidden">
                  {person.roles.map((one) => role(one)).join(" · ")}
                  {person.languages.length > 0 ? (
                    <div className="meta">{person.languages.map((one) => language(one)).join(" · ")}</div>
                  ) : null}
                </td>
                <td className="max-sm:hidden">{t(person.twoFactorEnabled ? "on" : "off")}</td>
                <td className="num whitespace-nowrap max-sm:hidden">
                  {person.seenAt ? time(person.seenAt) : t("never")}
                </td>
                <td className="r">
                  <Link
                    className="btn"
                    href={`/desk/settings/users/${person.id}`}
                    aria-label={t("changeOf", { name: person.name })}
                  >
                    {t("change")}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
      <Invitations invitations={invitations} now={ctx.now} time={time} />
    </Settings>
  );
}

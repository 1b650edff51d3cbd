import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Desk } from "@/app/_server/desk";
import { requireActor } from "@/app/_server/session";
import { type Act, may } from "@/domain/staff/allow";
import { Link } from "@/ui/link";
import { TabLinks } from "@/ui/tab-links";

const sections = {
  newsroom: "/desk/settings",
  sending: "/desk/settings/sending",
  bounces: "/desk/settings/bounces",
  rules: "/desk/settings/rules",
  glossary: "/desk/settings/glossary",
  users: "/desk/settings/users",
  audit: "/desk/settings/audit",
} as const;
/** In their order, each with the act that opens it. */
const sectionActs = {
  newsroom: "settings.edit",
  sending: "settings.edit",
  bounces: "settings.edit",
  rules: "settings.edit",
  glossary: "release.read",
  users: "staff.manage",
  audit: "audit.read",
} as const satisfies Record<keyof typeof sections, Act>;
const sectionNames = ["newsroom", "sending", "bounces", "rules", "glossary", "users", "audit"] as const;

interface Props {
  current: keyof typeof sections;
  /** A page below a section. */
  page?: string;
  children: ReactNode;
}

/** A page of the settings: in the frame of the desk, under the tabs of all sections. */
export async function Settings({ current, page, children }: Props) {
  const [actor, t, nav] = await Promise.all([requireActor(), getTranslations("settings"), getTranslations("nav")]);
  const open = sectionNames.filter((name) => may(actor, sectionActs[name]));
  const crumbs = [
    { says: nav("settings"), ...(current === "newsroom" ? {} : { href: sections.newsroom }) },
    ...(current === "newsroom" ? [] : [{ says: t(current), ...(page ? { href: sections[current] } : {}) }]),
    ...(page ? [{ says: page }] : []),
  ];
  return (
    <Desk current="settings" crumbs={crumbs}>
      <div className="head">
        <h1>{page ?? t("title")}</h1>
      </div>
      <TabLinks label={t("sections")} className="mb-6">
        {open.map((name) => (
          <Link key={name} href={sections[name]} aria-current={name === current ? "page" : undefined}>
            {t(name)}
          </Link>
        ))}
      </TabLinks>
      {children}
    </Desk>
  );
}

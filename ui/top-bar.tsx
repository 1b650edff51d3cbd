import { ChevronLeft, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { InterfaceLanguage } from "../base/vocabulary";
import { LanguageToggle } from "./language-toggle";
import { Link } from "./link";
import { LinkButton } from "./link-button";
import { ProfileMenu, type ProfileMenuProps } from "./profile-menu";
import { newReleaseHref } from "./rooms";

export interface Crumb {
  /** A person's words (a headline) or a word of ours. */
  says: string;
  href?: string;
  /** The language of a headline that is not in the language of the interface. */
  lang?: string;
}

export interface TopBarProps {
  /** From the room down to the page itself, which has no address. */
  crumbs: Crumb[];
  language: InterfaceLanguage;
  /** Keeps the chosen language; takes a form with the field `language`. */
  setLanguage: (form: FormData) => void | Promise<void>;
  mayCreate: boolean;
  profile: ProfileMenuProps;
  find?: ReactNode;
}

export function TopBar({ crumbs, language, setLanguage, mayCreate, profile, find }: TopBarProps) {
  const t = useTranslations();
  // On a phone there is room for one name: the way up becomes an arrow.
  const up = crumbs.findLast(({ href }) => href);
  return (
    <header className="top">
      <nav className="crumb" aria-label={t("common.path")}>
        {up?.href ? (
          <Link className="up" href={up.href} aria-label={up.says}>
            <ChevronLeft className="i flip" aria-hidden="true" />
          </Link>
        ) : null}
        <ol>
          {crumbs.map(({ says, href, lang }) => (
            <li key={says}>
              {href ? (
                <Link href={href}>
                  <bdi lang={lang}>{says}</bdi>
                </Link>
              ) : (
                <b aria-current="page">
                  <bdi lang={lang}>{says}</bdi>
                </b>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <div className="end">
        {find}
        {mayCreate ? (
          <LinkButton href={newReleaseHref} className="new">
            <Plus className="i s" aria-hidden="true" />
            {t("nav.newRelease")}
          </LinkButton>
        ) : null}
        <LanguageToggle language={language} setLanguage={setLanguage} />
        <ProfileMenu {...profile} />
      </div>
    </header>
  );
}

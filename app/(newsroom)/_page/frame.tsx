import { Fragment, type ReactNode } from "react";
import { directionOf, nameOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { feedPath, newsPath } from "./addresses";
import type { View } from "./view";

export interface FrameProps {
  view: View;
  /** Where this page is in the other languages; the index where it is not. */
  elsewhere?: Partial<Record<Language, string>>;
  /** The index itself, or a page below it. */
  current?: "page" | "true";
  className?: string;
  children: ReactNode;
}

/** Masthead, content, foot: around every public page. */
export function Frame({ view, elsewhere = {}, current, className, children }: FrameProps) {
  const { t, language, name } = view;
  return (
    <>
      <a className="skip" href="#content">
        {t("newsroom.skip")}
      </a>
      <header className="mast">
        <div className="wrap">
          <Logo view={view} />
          <nav aria-label={t("newsroom.main")}>
            <a href={newsPath(language)} aria-current={current}>
              {t("newsroom.news")}
            </a>
            <LanguageSwitch view={view} elsewhere={elsewhere} />
          </nav>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={className ? `wrap ${className}` : "wrap"}>
        {children}
      </main>
      <footer className="foot">
        <div className="wrap">
          <span>© {name}</span>
          <a href={feedPath(language)}>RSS</a>
        </div>
      </footer>
    </>
  );
}

/** The name in both scripts, facing one spine: Latin left, Arabic right, in every language. */
export function Logo({ view: { front, language } }: { view: View }) {
  const named = front.languages.filter((one) => front.names[one]?.trim());
  const sides = (["ltr", "rtl"] as const).flatMap((side) => named.find((one) => directionOf(one) === side) ?? []);
  const shown = sides.length > 0 ? sides : [language];
  return (
    <a className="logo" href={newsPath(language)} dir="ltr">
      {shown.map((one, index) => (
        <Fragment key={one}>
          {index > 0 && <i aria-hidden="true" />}
          <span lang={one} dir={directionOf(one)}>
            {front.names[one] ?? Object.values(front.names)[0]}
          </span>
        </Fragment>
      ))}
    </a>
  );
}

function LanguageSwitch({ view, elsewhere }: Required<Pick<FrameProps, "view" | "elsewhere">>) {
  const others = view.front.languages.filter((one) => one !== view.language);
  if (others.length === 0) return null;
  return (
    <span className="swb">
      {others.map((one) => (
        <a
          key={one}
          className="sw"
          href={elsewhere[one] ?? newsPath(one)}
          lang={one}
          hrefLang={one}
          dir={directionOf(one)}
        >
          {nameOf(one)}
        </a>
      ))}
    </span>
  );
}

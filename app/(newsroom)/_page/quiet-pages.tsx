import type { ReactNode } from "react";
import { directionOf, nameOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import type { PublicItem } from "@/domain/newsroom/items";
import type { PublicRelease } from "@/domain/newsroom/queries";
import { releasePath } from "./addresses";
import { Frame } from "./frame";
import { dateOf, hasWords, type View, wordsOf } from "./view";

/** 404: in the language of the path, with where the release is to be had, and the latest. */
export function NotFoundPage({
  view,
  latest,
  release,
}: {
  view: View;
  latest: PublicItem[];
  release?: PublicRelease & { kind: "out" };
}) {
  const { t } = view;
  const elsewhere = Object.fromEntries(
    release?.versions.map(({ lang }) => [lang, releasePath(lang, release.slug)]) ?? [],
  );
  return (
    <Frame view={view} className="quiet" elsewhere={elsewhere}>
      <p className="kick num">404</p>
      <h1>{release ? t("newsroom.notInThisLanguage") : t("newsroom.notFound")}</h1>
      <p>{release ? t("newsroom.notInThisLanguageHint") : t("newsroom.notFoundHint")}</p>
      {release && <Versions release={release} />}
      <Latest view={view} latest={latest} />
    </Frame>
  );
}

/** The headlines in the languages that there are, each in its own direction. */
function Versions({ release }: { release: PublicRelease & { kind: "out" } }) {
  return (
    <ul className="rows">
      {release.versions.map(({ lang, headline }) => (
        <li key={lang}>
          {/* The row keeps the page's side, the words in it their own direction. */}
          <span className="meta">
            <bdi lang={lang} dir={directionOf(lang)}>
              {hasWords(lang) ? wordsOf(lang)("newsroom.readHere") : nameOf(lang)}
            </bdi>
          </span>
          <span>
            <a href={releasePath(lang, release.slug)} lang={lang} hrefLang={lang} dir={directionOf(lang)}>
              {headline}
            </a>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** 410: that it was withdrawn, when and why. The text itself is gone. */
export function WithdrawnPage({
  view,
  release,
  latest,
}: {
  view: View;
  release: PublicRelease & { kind: "withdrawn" };
  latest: PublicItem[];
}) {
  const { t } = view;
  const reason =
    release.reasons.find(({ language }) => language === view.language) ??
    release.reasons.find(({ language }) => language === view.front.source) ??
    release.reasons[0];
  const elsewhere: Partial<Record<Language, string>> = Object.fromEntries(
    release.reasons.map(({ language }) => [language, releasePath(language, release.slug)]),
  );
  return (
    <Frame view={view} className="quiet" elsewhere={elsewhere}>
      <p className="kick">
        <time dateTime={release.at.toISOString()}>{t("newsroom.withdrawnAt", { date: dateOf(view, release.at) })}</time>
      </p>
      <h1>{t("newsroom.withdrawn")}</h1>
      {reason && (
        <div lang={reason.language} dir={directionOf(reason.language)}>
          {reason.words.split("\n").map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <Latest view={view} latest={latest} />
    </Frame>
  );
}

function Latest({ view, latest }: { view: View; latest: PublicItem[] }) {
  if (latest.length === 0) return null;
  return (
    <section>
      <h2>{view.t("newsroom.latest")}</h2>
      <ul className="rows">
        {latest.map(({ id, slug, at, headline, language }) => (
          <li key={id}>
            <time className="meta" dateTime={at.toISOString()}>
              {dateOf(view, at)}
            </time>
            <a href={releasePath(language, slug)}>{headline}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A page of one sentence and its explanation, that needs no database. */
export function PlainPage({ code, title, children }: { code?: string; title: string; children?: ReactNode }) {
  return (
    <main className="wrap quiet">
      {code && <p className="kick num">{code}</p>}
      <h1>{title}</h1>
      {children && <p>{children}</p>}
    </main>
  );
}

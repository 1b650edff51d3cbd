import { directionOf, nameOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { endMark } from "@/document/end-mark";
import type { PublicRelease, PublicVersion } from "@/domain/newsroom/queries";
import { bothPath, releasePath, textPath } from "./addresses";
import { blocksOf, minutesToRead, partsOf } from "./body";
import { Frame } from "./frame";
import { dateOf, hasWords, momentOf, type View, wordsOf } from "./view";

interface Props {
  view: View;
  release: PublicRelease & { kind: "out" };
  version: PublicVersion;
}

/** One language of a release. */
export function ReleasePage({ view, release, version }: Props) {
  const { t, language } = view;
  const { text, notes, contacts } = partsOf(blocksOf(view, version));
  return (
    <Frame view={view} className="art" current="true" elsewhere={addressesOf(release)}>
      <article>
        <div className="top">
          {version.kicker && <p className="kick">{version.kicker}</p>}
          <h1>{version.headline}</h1>
          {version.subhead && <p className="sub">{version.subhead}</p>}
        </div>
        <div className="byl">
          <time dateTime={release.at.toISOString()}>{momentOf(view, release.at)}</time>
          {release.correctedAt && (
            <time dateTime={release.correctedAt.toISOString()}>
              {t("newsroom.corrected", { date: dateOf(view, release.correctedAt) })}
            </time>
          )}
          <span className="num read">{t("newsroom.minutesRead", { count: minutesToRead(text, language) })}</span>
          <Languages view={view} release={release} />
        </div>
        <Corrections view={view} release={release} />
        <div className="cols">
          <div className="txt">
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by construction in document/to-html */}
            <div dangerouslySetInnerHTML={{ __html: text }} />
            <p className="endmk">{endMark(language)}</p>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by construction in document/to-html */}
            {notes && <div dangerouslySetInnerHTML={{ __html: notes }} />}
          </div>
          <aside className="side">
            {contacts && (
              <section className="ctcs">
                <h2>{t("newsroom.contact")}</h2>
                {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by construction in document/to-html */}
                <div dangerouslySetInnerHTML={{ __html: contacts }} />
              </section>
            )}
            <section>
              <h2>{t("newsroom.take")}</h2>
              <ul>
                <li>
                  <TextIcon />
                  <a href={textPath(language, release.slug)}>{t("newsroom.plainText")}</a>
                </li>
              </ul>
            </section>
          </aside>
        </div>
      </article>
    </Frame>
  );
}

export const addressesOf = ({ slug, versions }: Props["release"]): Partial<Record<Language, string>> =>
  Object.fromEntries(versions.map(({ lang }) => [lang, releasePath(lang, slug)]));

/** Where the release is in the other languages, each said in its own words, and all facing. */
function Languages({ view, release }: Pick<Props, "view" | "release">) {
  const others = release.versions.filter(({ lang }) => lang !== view.language);
  if (others.length === 0) return null;
  return (
    <span className="sw">
      {others.map(({ lang }) => (
        <a key={lang} href={releasePath(lang, release.slug)} lang={lang} hrefLang={lang} dir={directionOf(lang)}>
          {hasWords(lang) ? wordsOf(lang)("newsroom.readHere") : nameOf(lang)}
        </a>
      ))}
      <a href={bothPath(view.language, release.slug)}>{view.t("newsroom.both")}</a>
    </span>
  );
}

function Corrections({ view, release }: Pick<Props, "view" | "release">) {
  const own = release.corrections.filter(({ language }) => language === view.language);
  return own.map(({ at, words }) => (
    <div className="corr" key={at.toISOString()}>
      <p>
        <b>{view.t("newsroom.correction", { date: dateOf(view, at) })}</b>
      </p>
      {words.split("\n").map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  ));
}

function TextIcon() {
  return (
    <svg
      className="i s flip"
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M21 5H3M15 12H3M17 19H3" />
    </svg>
  );
}

import type { NewsArticle, WithContext } from "schema-dts";
import type { Alternate } from "@/app/_server/document";
import { webEnv } from "@/base/env";
import type { Language } from "@/base/vocabulary";
import { summaryOf } from "@/domain/newsroom/items";
import type { PublicRelease, PublicVersion } from "@/domain/newsroom/queries";
import { inWords } from "@/domain/settings/queries";
import { releasePath } from "./addresses";
import type { View } from "./view";

type Out = PublicRelease & { kind: "out" };

/** A description for search engines: about two lines, cut at a word. */
export function descriptionOf(version: PublicVersion): string {
  const text = summaryOf({
    summary: version.summary,
    subhead: version.subhead ?? "",
    lead: version.document.content[0] ?? null,
  }).replace(/\s+/g, " ");
  return text.length <= 200 ? text : `${text.slice(0, 199).replace(/\s+\S*$/, "")}…`;
}

/** Every language in which a page exists, and where the others go: to the source language, or the first there is. */
export function alternatesOf(view: View, addresses: Partial<Record<Language, string>>): Alternate[] {
  const present = view.front.languages.flatMap((language) => {
    const path = addresses[language];
    return path ? [{ language, path }] : [];
  });
  const standard = present.find(({ language }) => language === view.front.source) ?? present[0];
  return standard ? [...present, { language: "x-default", path: standard.path }] : [];
}

/** Schema.org NewsArticle of one language, linked with its translations and its corrections. */
export function articleFacts(
  view: View,
  release: Out,
  version: PublicVersion,
): Omit<WithContext<NewsArticle>, "@context"> & object {
  const { url } = webEnv();
  const { front } = view;
  const at = (language: Language) => `${url}${releasePath(language, release.slug)}`;
  const reference = ({ lang, headline }: PublicVersion) => ({
    "@type": "NewsArticle" as const,
    "@id": at(lang),
    inLanguage: lang,
    headline,
  });
  const original = release.versions.find(({ lang }) => lang === front.source);
  const others = release.versions.filter(({ lang }) => lang !== version.lang);
  return {
    "@type": "NewsArticle",
    "@id": at(version.lang),
    url: at(version.lang),
    mainEntityOfPage: at(version.lang),
    headline: version.headline,
    description: descriptionOf(version),
    inLanguage: version.lang,
    datePublished: release.at.toISOString(),
    dateModified: (release.correctedAt ?? release.at).toISOString(),
    publisher: { "@type": "Organization", name: inWords(front.names, version.lang, front.source), url },
    ...(version.dateline?.place ? { dateline: version.dateline.place } : {}),
    ...(original && original.lang !== version.lang ? { translationOfWork: reference(original) } : {}),
    ...(original?.lang === version.lang && others.length > 0 ? { workTranslation: others.map(reference) } : {}),
    ...corrections(release, version.lang),
  };
}

function corrections(release: Out, language: Language) {
  const own = release.corrections.filter((notice) => notice.language === language);
  if (own.length === 0) return {};
  return {
    correction: own.map(({ words, at }) => ({
      "@type": "CorrectionComment" as const,
      text: words,
      datePublished: at.toISOString(),
    })),
  };
}

/** The language that faces this one: the source language, or beside that the next there is. */
export function otherOf(view: View, release: Out, version: PublicVersion): PublicVersion | undefined {
  const others = release.versions.filter(({ lang }) => lang !== version.lang);
  return others.find(({ lang }) => lang === view.front.source) ?? others[0];
}

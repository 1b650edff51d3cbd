import { createHash } from "node:crypto";
import type { ReactNode } from "react";
import { webEnv } from "@/base/env";
import { directionOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { fontFaces, newsroomStyles, preloadedFont } from "@/ui/assets";
import { type ReplyPolicy, replyHeaders } from "./reply-headers";

export interface Alternate {
  language: Language | "x-default";
  path: string;
}

/** What stands in the head of a page that search engines and share previews may read. Paths begin with `/`. */
export interface Listing {
  description?: string;
  canonical: string;
  alternates?: readonly Alternate[];
  feed?: { title: string; path: string };
  /** Publication and change of a release, for Open Graph. */
  article?: { published: Date; modified: Date };
  siteName?: string;
  /** Schema.org, as plain JSON. */
  facts?: object;
}

export interface Page extends Omit<ReplyPolicy, "style" | "unlisted"> {
  status?: number;
  language: Language;
  title: string;
  body: ReactNode;
  /** Absent: the page is not for search engines. */
  listing?: Listing;
  /** Rules that only this page needs, after the newsroom's own. */
  styles?: string;
  headers?: Record<string, string>;
}

/**
 * The one place that makes a page without script: doctype, head, styles allowed by their hash,
 * security and cache headers. Components are plain functions of props: under Next's server condition
 * hooks and context do not work, and a static import of react-dom/server fails the build.
 */
export async function htmlReply({ status = 200, language, title, body, listing, styles = "", ...policy }: Page) {
  const { renderToStaticMarkup } = await import("react-dom/server");
  const { css, hash } = styles ? withHash(sheet().css + styles) : sheet();
  const markup = renderToStaticMarkup(
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {listing ? <Listed language={language} title={title} {...listing} /> : <meta name="robots" content="noindex" />}
        <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#0e171d" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link
          rel="preload"
          href={preloadedFont(language, "newsroom")}
          as="font"
          type="font/woff2"
          crossOrigin="anonymous"
        />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own stylesheet, byte for byte as hashed */}
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>{body}</body>
    </html>,
  );
  return new Response(`<!doctype html>${markup}`, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-language": language,
      ...replyHeaders({ ...policy, style: `'sha256-${hash}'`, unlisted: !listing }),
      ...policy.headers,
    },
  });
}

const withHash = (css: string) => ({ css, hash: createHash("sha256").update(css).digest("base64") });

/** Read, shortened and hashed once: a millisecond of each page otherwise. The files change with the build only. */
let made: ReturnType<typeof withHash> | undefined;
function sheet() {
  if (process.env.NODE_ENV !== "production") return withHash(fontFaces() + newsroomStyles());
  made ??= withHash(fontFaces() + newsroomStyles());
  return made;
}

function Listed({
  language,
  title,
  description,
  canonical,
  alternates = [],
  feed,
  article,
  siteName,
  facts,
}: Listing & { language: Language; title: string }) {
  const { url } = webEnv();
  return (
    <>
      {description && <meta name="description" content={description} />}
      <link rel="canonical" href={url + canonical} />
      {alternates.map((other) => (
        <link key={other.language} rel="alternate" hrefLang={other.language} href={url + other.path} />
      ))}
      {feed && <link rel="alternate" type="application/rss+xml" title={feed.title} href={url + feed.path} />}
      <meta property="og:type" content={article ? "article" : "website"} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={url + canonical} />
      {siteName && <meta property="og:site_name" content={siteName} />}
      <meta property="og:locale" content={language} />
      {article && <meta property="article:published_time" content={article.published.toISOString()} />}
      {article && <meta property="article:modified_time" content={article.modified.toISOString()} />}
      {facts && (
        <script
          type="application/ld+json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON whose every < is escaped
          dangerouslySetInnerHTML={{ __html: asJsonLd(facts) }}
        />
      )}
    </>
  );
}

/** JSON that cannot end its own script element, whatever a headline says. */
export function asJsonLd(facts: object): string {
  return JSON.stringify({ "@context": "https://schema.org", ...facts }).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

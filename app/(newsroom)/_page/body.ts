import type { Language } from "@/base/vocabulary";
import { documentToHtml, type HtmlBlock, type HtmlOptions, standaloneHtml } from "@/document/to-html";
import type { PublicVersion } from "@/domain/newsroom/queries";
import { facing, type View } from "./view";

function optionsFor(view: View, version: PublicVersion): HtmlOptions {
  const { t, name } = facing(view, version.lang);
  return {
    lang: version.lang,
    region: view.front.region,
    words: { notes: t("newsroom.notes"), about: t("newsroom.about", { name }), table: t("newsroom.table") },
    ...(version.dateline ? { dateline: version.dateline } : {}),
  };
}

export const blocksOf = (view: View, version: PublicVersion): HtmlBlock[] =>
  documentToHtml(version.document, optionsFor(view, version));

/** One for each top-level node; null where a node has nothing to show. Contacts keep their place. */
export function blocksByNode(view: View, version: PublicVersion): (HtmlBlock | null)[] {
  const options = optionsFor(view, version);
  return version.document.content.map((node) => documentToHtml({ type: "doc", content: [node] }, options)[0] ?? null);
}

/** The whole text with its language and direction, for feed readers. */
export const wholeOf = (view: View, version: PublicVersion): string =>
  standaloneHtml(version.document, optionsFor(view, version));

/** What stands below the end mark: for editors, not for the public. */
const afterEnd = new Set(["notes", "boilerplate"]);

export interface Parts {
  /** The release itself, up to its end mark. */
  text: string;
  notes: string;
  contacts: string;
}

export function partsOf(blocks: readonly HtmlBlock[]): Parts {
  const join = (wanted: (type: string) => boolean) =>
    blocks
      .filter(({ type }) => wanted(type))
      .map(({ html }) => html)
      .join("");
  return {
    text: join((type) => !afterEnd.has(type) && type !== "contacts"),
    notes: join((type) => afterEnd.has(type)),
    contacts: join((type) => type === "contacts"),
  };
}

/** Words a minute that adults read silently, in prose: 238 in English, 181 in Arabic (Brysbaert 2019). */
const pace: Partial<Record<Language, number>> = { ar: 181, ckb: 181, fa: 181 };

export function minutesToRead(html: string, language: Language): number {
  const words = html
    .replace(/<[^>]*>/g, " ")
    .split(/\s+/)
    .filter(Boolean).length;
  return Math.max(1, Math.round(words / (pace[language] ?? 238)));
}

import type { Language } from "@/base/vocabulary";
import { type ReadLanguage, readLanguage } from "../script";
import { type Marker, markerOf } from "./markers";
import type { SourceBlock } from "./source";

export interface Section {
  lang: Language;
  blocks: SourceBlock[];
}

export interface Cut {
  sections: Section[];
  separator: string | null;
  layout: "sections" | "interleaved" | "single";
}

interface Item {
  block: SourceBlock;
  marker?: Marker;
  lang: Language;
  /** Letters that were read, so that a section's language is that of most of its text. */
  weight: number;
}

/** Cuts a document at its languages (bilingual.md D3, D4). Blocks keep their order within a language. */
export function cutSections(blocks: readonly SourceBlock[]): Cut {
  const items = withLanguages(blocks);
  const texts = items.filter(({ marker }) => !marker);
  const runs = runsOf(texts);
  if (runs.length >= 4 && runs.every((run) => run.length <= 2)) {
    const languages = [...new Set(texts.map(({ lang }) => lang))];
    return {
      sections: languages.map((lang) => ({
        lang,
        blocks: texts.filter((item) => item.lang === lang).map(({ block }) => block),
      })),
      separator: null,
      layout: "interleaved",
    };
  }
  return cutAtMarkers(items);
}

interface Read extends ReadLanguage {
  block: SourceBlock;
  marker: Marker | undefined;
}

function withLanguages(blocks: readonly SourceBlock[]): Item[] {
  const read: Read[] = blocks.map((block) => ({
    block,
    marker: markerOf(block.text) ?? (block.hint === "rule" ? "line" : undefined),
    ...readLanguage(block.text),
  }));
  // A block that does not tell takes the language of the sure one before it, else after it, first
  // within its own section, of its own script.
  const guesses = [neighbours(read, false), neighbours(read.toReversed(), false).reverse()];
  const beyond = [neighbours(read, true), neighbours(read.toReversed(), true).reverse()];
  return read.map((one, index) => {
    const known = sureLanguage(one) ?? [...guesses, ...beyond].map((list) => list[index]).find(Boolean);
    return {
      block: one.block,
      ...(one.marker ? { marker: one.marker } : {}),
      lang: known ?? languageOr(one, "en"),
      weight: one.marker ? 0 : one.block.text.length,
    };
  });
}

const sureLanguage = (read: Read): Language | undefined => (read.isSure ? languageOr(read, undefined) : undefined);

function languageOr<T>({ language }: ReadLanguage, otherwise: T): Language | T {
  return language === "neutral" || language === "mixed" ? otherwise : language;
}

/** For each block the last sure language before it that its script allows. */
function neighbours(read: readonly Read[], crossesMarkers: boolean): (Language | undefined)[] {
  let last: { any?: Language; arabic?: Language; latin?: Language } = {};
  return read.map((one) => {
    if (one.marker && !crossesMarkers) last = {};
    const isTold = one.language !== "neutral" && one.language !== "mixed";
    const found = isTold ? (isArabicScript(one.language) ? last.arabic : last.latin) : last.any;
    const lang = one.marker ? undefined : sureLanguage(one);
    if (lang) last = { ...last, any: lang, ...(isArabicScript(lang) ? { arabic: lang } : { latin: lang }) };
    return found;
  });
}

const isArabicScript = (language: ReadLanguage["language"]) => ["ar", "ckb", "fa"].includes(language);

function runsOf(items: readonly Item[]): Item[][] {
  const runs: Item[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last?.[0]?.lang === item.lang) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

function cutAtMarkers(items: readonly Item[]): Cut {
  const parts: { lang: Language; items: Item[] }[] = [];
  let separator: string | null = null;
  let waiting: Item[] = [];
  for (const part of partsBetweenMarkers(items)) {
    if ("marker" in part) {
      waiting.push(part.marker);
      continue;
    }
    for (const [index, run] of longRuns(part.items).entries()) {
      const lang = languageOfMost(run);
      const previous = parts.at(-1);
      if (index === 0 && waiting.length > 0) {
        if (previous && previous.lang !== lang) {
          separator ??= waiting.find(({ marker }) => marker === "line")?.block.text.trim() || null;
          previous.items.push(...waiting.filter(({ marker }) => marker === "end"));
        } else previous?.items.push(...waiting);
        waiting = [];
      }
      if (previous && previous.lang === lang) previous.items.push(...run);
      else parts.push({ lang, items: [...run] });
    }
  }
  parts.at(-1)?.items.push(...waiting);
  return {
    sections: parts.map(({ lang, items }) => ({ lang, blocks: items.map(({ block }) => block) })),
    separator,
    layout: new Set(parts.map(({ lang }) => lang)).size > 1 ? "sections" : "single",
  };
}

function partsBetweenMarkers(items: readonly Item[]): ({ marker: Item } | { items: Item[] })[] {
  const parts: ({ marker: Item } | { items: Item[] })[] = [];
  for (const item of items) {
    const last = parts.at(-1);
    if (item.marker) parts.push({ marker: item });
    else if (last && "items" in last) last.items.push(item);
    else parts.push({ items: [item] });
  }
  return parts;
}

/** Runs of one language; a run of a single block between others is a name or a slogan, not a version. */
function longRuns(items: readonly Item[]): Item[][] {
  const joined: Item[][] = [];
  const runs = runsOf(items);
  for (const [index, run] of runs.entries()) {
    const last = joined.at(-1);
    const isShort = run.length < 2 && runs.length > 1 && (index > 0 || (runs[1]?.length ?? 0) > 2);
    if (last && (isShort || last[0]?.lang === run[0]?.lang)) last.push(...run);
    else joined.push([...run]);
  }
  return joined;
}

function languageOfMost(items: readonly Item[]): Language {
  const weights = new Map<Language, number>();
  for (const { lang, weight } of items) weights.set(lang, (weights.get(lang) ?? 0) + weight);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "en";
}

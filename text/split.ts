import { directionOf } from "@/base/locale";
import { invalid } from "@/base/refusal";
import type { Direction, Language } from "@/base/vocabulary";
import { fold, sourceSpan } from "./fold";
import { clean, hasOverride, isVisualOrder } from "./hygiene";
import { findPlaceholders } from "./links";
import { findPhones, formatPhone } from "./phones";
import { findQuotes } from "./quotes";
import { type Anatomy, readAnatomy, type SplitBlock } from "./split/anatomy";
import { cutSections } from "./split/sections";
import { blocksOfText, type SourceBlock } from "./split/source";

/** One language of an imported document, as proposed. */
export interface SplitVersion extends Anatomy {
  lang: Language;
  dir: Direction;
  /** Blocks between title and availability line, quotations included; rules and boilerplate are none. */
  bodyParagraphs: number;
  /** Pairs of quotation marks in the body. */
  quotes: number;
  /** The boilerplate blocks as one text. */
  boilerplate?: string;
}

export interface SplitWarning {
  code:
    | "email.placeholder"
    | "phone.malformed"
    | "date.release"
    | "hygiene.bidi"
    | "language.twice"
    | "title.missing"
    | "body.missing";
  lang: Language;
  text: string;
  repair?: string;
}

export interface Split {
  versions: SplitVersion[];
  separator: string | null;
  layout: "sections" | "interleaved" | "single";
  warnings: SplitWarning[];
}

/**
 * Takes a document in one or more languages apart (bilingual.md D): versions in the order of the
 * document, each with title, dateline, body, availability line and contacts. A proposal, to be
 * confirmed by a person; `language.twice` among the warnings needs an answer.
 * Refuses `nothing-to-import` (no letters), `visual-order` (a PDF copy with its letters reversed).
 * @param source plain text, or blocks that a file format has told apart
 * @param region country of the organisation, for telephone numbers
 */
export function split(source: string | readonly SourceBlock[], region = "IQ"): Split {
  const raw = typeof source === "string" ? source : source.map(({ text }) => text).join("\n");
  if (isVisualOrder(raw)) throw invalid("visual-order");
  const blocks = (typeof source === "string" ? blocksOfText(source) : source)
    .map((block) => ({ ...block, text: clean(block.text) }))
    .filter(({ text, hint }) => text.trim() !== "" || hint === "rule");
  if (!blocks.some(({ text }) => /\p{L}/u.test(text))) throw invalid("nothing-to-import");
  const { sections, separator, layout } = cutSections(blocks);
  const versions = sections.map(({ lang, blocks }) => versionOf(lang, blocks, region));
  const [first] = versions;
  const warnings = versions.flatMap((version) => warningsOf(version, region));
  if (first && versions.every(({ dateline }) => !dateline))
    warnings.push({ code: "date.release", lang: first.lang, text: "" });
  if (first && hasOverride(raw)) warnings.push({ code: "hygiene.bidi", lang: first.lang, text: overridesIn(raw) });
  for (const [index, { lang, title }] of versions.entries()) {
    const isAgain = versions.findIndex((other) => other.lang === lang) < index;
    if (isAgain) warnings.push({ code: "language.twice", lang, text: title });
  }
  return { versions, separator, layout, warnings };
}

function versionOf(lang: Language, blocks: readonly SourceBlock[], region: string): SplitVersion {
  const anatomy = readAnatomy(
    blocks.map((block) => ({ ...block, text: clean(block.text, lang) })),
    region,
  );
  const body = anatomy.blocks.filter(({ type }) => type !== "boilerplate" && type !== "rule");
  const boilerplate = anatomy.blocks.filter(({ type }) => type === "boilerplate").map(({ text }) => text);
  return {
    lang,
    dir: directionOf(lang),
    ...anatomy,
    bodyParagraphs: body.length,
    quotes: body.reduce((total, { text }) => total + findQuotes(text).spans.length, 0),
    ...(boilerplate.length > 0 ? { boilerplate: boilerplate.join("\n\n") } : {}),
  };
}

function warningsOf(version: SplitVersion, region: string): SplitWarning[] {
  const { lang, title, blocks } = version;
  const warnings: SplitWarning[] = [];
  if (!title) warnings.push({ code: "title.missing", lang, text: "" });
  if (!blocks.some(({ type }) => type !== "rule" && type !== "boilerplate")) {
    warnings.push({ code: "body.missing", lang, text: title });
  }
  for (const text of textsOf(version)) {
    const folded = fold(text);
    const surface = (start: number, end: number) => {
      const span = sourceSpan(folded, start, end);
      return text.slice(span.start, span.end);
    };
    for (const { start, end } of findPlaceholders(folded.text)) {
      warnings.push({ code: "email.placeholder", lang, text: surface(start, end) });
    }
    for (const { start, end, malformed, repairs } of findPhones(folded.text, region)) {
      if (!malformed) continue;
      const [repair] = repairs;
      warnings.push({
        code: "phone.malformed",
        lang,
        text: surface(start, end),
        ...(repair ? { repair: formatPhone(repair) } : {}),
      });
    }
  }
  return warnings;
}

/** Every text of a version, in order. */
function textsOf(version: SplitVersion): string[] {
  const { kicker, embargo, title, subtitle, blocks, availability, contactCue, contacts } = version;
  const body = (list: SplitBlock[]) => list.map(({ text }) => text);
  return [
    kicker,
    embargo,
    title,
    subtitle,
    ...body(blocks),
    availability,
    contactCue,
    ...contacts.map(({ raw }) => raw),
  ].filter((text) => text !== undefined);
}

/** The code points, since the characters themselves would turn the line that shows them. */
function overridesIn(text: string): string {
  const found = new Set(text.match(/[\u202d\u202e]/g));
  return [...found].map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join(" ");
}

import { findQuotes, findSpeaker } from "@/text/quotes";

/** A stretch of the imported text that goes, and what stands in its place. */
export interface Cut {
  start: number;
  end: number;
  text: string;
}

export interface Spoken {
  /** Who speaks, as the text names them: a proposal. Empty where it names nobody. */
  speaker: string;
  /** In the order of the text, none touching another. */
  cuts: Cut[];
  /** What the block says beside the quotation and its speaker: paragraphs of their own, so that nothing is lost. */
  before: string;
  after: string;
}

/**
 * Takes an imported quotation apart: what goes out of its text when a speaker is chosen, since marks
 * and the line of attribution are the renderer's from then on (product.md 1). A quotation that its
 * attribution interrupts becomes one text again.
 * @param text of the quotation as `nodeText` gives it; offsets of the cuts refer to it
 */
export function spokenIn(text: string): Spoken {
  const { spans } = findQuotes(text);
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return { speaker: findSpeaker(text) ?? "", cuts: [], before: "", after: "" };
  const speaker = findSpeaker(text) ?? "";
  const at = speaker ? placeOutside(text, speaker, spans) : -1;
  const cuts: Cut[] = [{ start: 0, end: skip(text, first.start + 1), text: "" }];
  for (const [index, { end }] of spans.slice(0, -1).entries()) {
    const next = spans[index + 1]?.start ?? end;
    // What stands between two spans without naming anyone belongs to the words, and so do its marks.
    if (at < end || at >= next) continue;
    const isNewSentence = /[.!?؟]\s*$/.test(text.slice(end, next));
    const words = back(text, end - 1);
    const closing = isNewSentence && /[,،]/.test(text.charAt(words - 1)) ? words - 1 : words;
    cuts.push({ start: closing, end: skip(text, next + 1), text: closing < words ? ". " : " " });
  }
  cuts.push(ending(text, last.end));
  return {
    speaker,
    // Marks round nothing leave cuts that would meet.
    cuts: cuts.map((cut, index) => ({ ...cut, start: Math.max(cut.start, cuts[index - 1]?.end ?? 0) })),
    before: beside(text.slice(0, first.start), at >= 0 && at < first.start ? speaker : ""),
    after: beside(text.slice(last.end), at >= last.end ? speaker : ""),
  };
}

/** A comma that led on to the speaker becomes the end of a sentence. */
function ending(text: string, close: number): Cut {
  const words = back(text, close - 1);
  const isComma = /[,،]/.test(text.charAt(words - 1));
  const isOpen = !/[.!?؟…]/.test(text.charAt(words - 1)) && /^\s*\./.test(text.slice(close));
  return { start: isComma ? words - 1 : words, end: text.length, text: isComma || isOpen ? "." : "" };
}

function placeOutside(text: string, speaker: string, spans: readonly { start: number; end: number }[]): number {
  for (let at = text.indexOf(speaker); at >= 0; at = text.indexOf(speaker, at + 1)) {
    if (!spans.some(({ start, end }) => start <= at && at < end)) return at;
  }
  return -1;
}

/** What is left of a stretch once "says X" is taken out; a verb and its pronoun alone are nothing. */
function beside(stretch: string, speaker: string): string {
  const at = speaker ? stretch.indexOf(speaker) : -1;
  if (at < 0) return isSaying(stretch) ? "" : stretch.trim();
  const lead = stretch.slice(0, at).trim();
  const rest = stretch.slice(at + speaker.length).replace(/^[\s.,،;؛:]+/, "");
  return [wordsIn(lead) > 3 ? lead : "", isSaying(rest) ? "" : rest].filter(Boolean).join(" ").trim();
}

const isSaying = (stretch: string) => wordsIn(stretch) <= 2;
const wordsIn = (stretch: string) => stretch.match(/\p{L}+/gu)?.length ?? 0;

function skip(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at += 1;
  return at;
}

function back(text: string, from: number): number {
  let at = from;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

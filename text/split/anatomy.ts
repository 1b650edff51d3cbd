import { isQuotation } from "../quotes";
import { isReachable, readContacts, type SplitContact } from "./contacts";
import { cutCue, isAvailability, isBoilerplate, isContactCue, isEmbargo, isKicker } from "./cues";
import { readDateline, readDatelineLine, type SplitDateline } from "./dateline";
import { markerOf } from "./markers";
import type { SourceBlock } from "./source";

export type SplitBlockType = "lead" | "paragraph" | "heading" | "quote" | "list" | "rule" | "boilerplate";

export interface SplitBlock {
  type: SplitBlockType;
  text: string;
  /** A list with numbers; its text has one item on each line, without marks. */
  ordered?: true;
}

/** The parts of one version, in reading order (bilingual.md D5). */
export interface Anatomy {
  title: string;
  subtitle?: string;
  kicker?: string;
  embargo?: string;
  dateline?: SplitDateline;
  blocks: SplitBlock[];
  availability?: string;
  contactCue?: string;
  contacts: SplitContact[];
  endMark?: string;
}

const bullet = /^\s*(?:[•·▪◦‣*–—-]|(\d{1,2}|[٠-٩]{1,2})[.)-])\s+/;

/** Reads the parts of one version out of its blocks; nothing of the text is lost but bullets and dashes. */
export function readAnatomy(source: readonly SourceBlock[], region: string): Anatomy {
  const anatomy: Anatomy = { title: "", blocks: [], contacts: [] };
  const blocks = takeEndMark([...source], anatomy);
  takeHead(blocks, anatomy);
  const tail = takeTail(blocks, anatomy, region);
  takeDateline(blocks, anatomy);
  anatomy.blocks = [...bodyOf(blocks), ...tail];
  return anatomy;
}

/** The last marker that ends the text; marks in the middle stay as rules. */
function takeEndMark(blocks: SourceBlock[], anatomy: Anatomy): SourceBlock[] {
  const index = blocks.findLastIndex(
    ({ text }, at) => markerOf(text) === "end" || (at === blocks.length - 1 && markerOf(text)),
  );
  const found = blocks[index];
  if (!found) return blocks;
  anatomy.endMark = found.text.trim();
  return blocks.filter((_, at) => at !== index);
}

function takeHead(blocks: SourceBlock[], anatomy: Anatomy): void {
  const kickers: string[] = [];
  for (;;) {
    partFirstLine(blocks);
    const text = oneLine(blocks[0]);
    if (text && isEmbargo(text)) anatomy.embargo = text;
    else if (text && isKicker(text)) kickers.push(text);
    else if (text && blocks.length > 1 && !anatomy.dateline && readDatelineLine(text))
      anatomy.dateline = readDatelineLine(text) ?? undefined;
    else if (text && markerOf(text)) {
      // A rule above the headline is layout.
    } else break;
    blocks.shift();
  }
  if (kickers.length > 0) anatomy.kicker = kickers.join(" – ");
  takeTitle(blocks, anatomy);
  const second = oneLine(blocks[0]);
  const isShorter = second.length < oneLine(blocks[1]).length;
  if (anatomy.title && isSubtitle(second) && isShorter && !blocks[0]?.hint?.match(/list|ordered|quote/)) {
    anatomy.subtitle = second;
    blocks.shift();
  }
  const line = blocks.length > 1 && !anatomy.dateline ? readDatelineLine(oneLine(blocks[0])) : null;
  if (line) {
    anatomy.dateline = line;
    blocks.shift();
  }
}

/** "PRESS RELEASE" and the headline may stand in one block, a line each. */
function partFirstLine(blocks: SourceBlock[]): void {
  const [first = "", ...rest] = blocks[0]?.text.split("\n") ?? [];
  if (rest.length === 0 || !(isKicker(first.trim()) || isEmbargo(first.trim()))) return;
  blocks.splice(0, 1, { text: first }, { text: rest.join("\n") });
}

function takeTitle(blocks: SourceBlock[], anatomy: Anatomy): void {
  const [first] = blocks;
  if (!first || first.hint === "list" || first.hint === "ordered") return;
  const lines = first.text.split("\n").map((line) => line.trim());
  const whole = oneLine(first);
  const [line = "", ...rest] = lines;
  // "Title\nText of the first paragraph …" in one block.
  if (rest.length > 0 && isTitle(line) && rest.join(" ").length > line.length && !isTitle(whole)) {
    anatomy.title = line;
    blocks[0] = { text: rest.join("\n") };
  } else if (first.hint === "title" || isTitle(whole)) {
    anatomy.title = whole;
    blocks.shift();
  }
}

const isTitle = (text: string) =>
  text.length <= 160 &&
  !/[.,،؛;:]["”»]?$/.test(text) &&
  /\p{L}{2}/u.test(text) &&
  !readDatelineLine(text) &&
  !bullet.test(text);

const isSubtitle = (text: string) =>
  text.length > 0 &&
  text.length <= 200 &&
  !/[.:]["”»]?$/.test(text) &&
  /\p{L}{2}/u.test(text) &&
  !bullet.test(text) &&
  !readDateline(text) &&
  !readDatelineLine(text) &&
  !isQuotation(text) &&
  !isContactCue(text);

/** Takes the contacts, the availability line and the boilerplate off the end; returns the boilerplate. */
function takeTail(blocks: SourceBlock[], anatomy: Anatomy, region: string): SplitBlock[] {
  const boilerplate: SplitBlock[] = [];
  const cueAt = blocks.findIndex(
    ({ text }, index) =>
      isContactCue(text.trim()) && blocks.slice(index, index + 3).some((block) => isReachable(block.text, region)),
  );
  const aboutAt = blocks.findIndex(({ text }, index) => index >= 1 && isBoilerplate(text.trim()) && index !== cueAt);
  const tailAt = [cueAt, aboutAt].filter((index) => index >= 0).sort((a, b) => a - b)[0];
  if (tailAt !== undefined) {
    const tail = blocks.splice(tailAt);
    for (let index = 0; index < tail.length; index++) {
      const block = tail[index];
      if (!block) continue;
      if (index !== cueAt - tailAt) {
        if (!markerOf(block.text)) boilerplate.push({ type: "boilerplate", text: oneLine(block) });
        continue;
      }
      index += takeContacts(tail.slice(index), anatomy, region) - 1;
    }
  }
  const last = blocks.at(-1);
  if (last && blocks.length > 1 && isAvailability(oneLine(last))) {
    anatomy.availability = oneLine(last);
    blocks.pop();
  }
  return boilerplate;
}

/** @returns how many blocks were the cue and the contacts */
function takeContacts(tail: readonly SourceBlock[], anatomy: Anatomy, region: string): number {
  const { cue, rest } = cutCue(tail[0]?.text.trim() ?? "");
  if (isReachable(cue, region) && rest === "") anatomy.contacts.push(...readContacts(cue, region));
  else anatomy.contactCue = cue;
  const entries = rest ? [rest] : [];
  let taken = 1;
  for (const { text } of tail.slice(1)) {
    const isNext = entries.length === 0 || isReachable(text, region) || text.length <= 60;
    if (!isNext || isBoilerplate(text.trim()) || markerOf(text)) break;
    entries.push(text);
    taken++;
  }
  // One block for each person, or one for each line of the only person: a name without an address joins what follows.
  anatomy.contacts.push(...readContacts(entries.join("\n"), region));
  return taken;
}

function takeDateline(blocks: SourceBlock[], anatomy: Anatomy): void {
  const [first] = blocks;
  if (!first || anatomy.dateline) return;
  const found = readDateline(oneLine(first));
  if (!found) return;
  anatomy.dateline = found.dateline;
  blocks[0] = { ...first, text: found.rest };
}

function bodyOf(blocks: readonly SourceBlock[]): SplitBlock[] {
  let hasLead = false;
  return blocks.map((block, index): SplitBlock => {
    if (markerOf(block.text) || block.hint === "rule") return { type: "rule", text: block.text.trim() };
    const isFirst = !hasLead;
    hasLead = true;
    const items = listItems(block);
    if (isFirst && !items) return { type: "lead", text: oneLine(block) };
    if (items) {
      const ordered = block.hint === "ordered" || /^\s*(?:\d|[٠-٩])/.test(block.text);
      return { type: "list", text: items.join("\n"), ...(ordered ? { ordered: true } : {}) };
    }
    const text = oneLine(block);
    if (block.hint === "heading" || block.hint === "title") return { type: "heading", text };
    if (block.hint === "quote" || isQuotation(text)) return { type: "quote", text };
    return { type: isHeading(text, oneLine(blocks[index + 1])) ? "heading" : "paragraph", text };
  });
}

const isHeading = (text: string, next: string) =>
  text.length <= 80 &&
  next.length > text.length * 1.5 &&
  !/[.،,؛;:!?؟”"»…)]$/.test(text) &&
  !/\d{3}/.test(text) &&
  /\p{L}{3}/u.test(text);

function listItems({ text, hint }: SourceBlock): string[] | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const isMarked = lines.every((line) => bullet.test(line)) && (lines.length > 1 || /^\s*[•▪◦‣]/.test(text));
  if (hint !== "list" && hint !== "ordered" && !isMarked) return null;
  return lines.map((line) => line.replace(isMarked ? bullet : /^\s+/, "").trim());
}

/** Lines of one paragraph run together: a hard-wrapped text is not a poem. */
const oneLine = (block: SourceBlock | undefined): string => block?.text.replace(/\s*\n\s*/g, " ").trim() ?? "";

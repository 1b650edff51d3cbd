import { directionOf, quotationMarks } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { fold, sourceSpan } from "@/text/fold";
import { findPhones, formatPhone } from "@/text/phones";
import { datelineText, nodeText, type RecordTexts } from "./blocks";
import type { NodeJson } from "./schema";
import type { Version } from "./version";

/** U+200E and U+200F: plain text has no other way to say in which direction a line runs. */
const ltr = "\u200e";
const rtl = "\u200f";

/** Words that the document leaves to its renderers. */
export interface TextWords {
  notes?: string;
}

/**
 * One version as logical lines of plain text (LF, a blank line between blocks), for the text part of
 * a mail and for .txt. A phone number is printed in Western digits between U+200E, in an Arabic
 * text on a line of its own; an Arabic line that begins with Latin or a digit starts with U+200F
 * (UAX #9, first strong character).
 */
export function versionText(version: Version, records: RecordTexts = {}, words: TextWords = {}): string {
  const { lang, kicker, headline, subhead, dateline, document } = version;
  const place = dateline && datelineText(dateline, lang);
  const [lead, ...rest] = document.content;
  const leadText = lead ? nodeText(lead, records) : "";
  const blocks = [
    kicker,
    headline,
    subhead,
    place ? `${place} – ${leadText}` : leadText,
    ...rest.filter(({ type }) => type !== "contacts").flatMap((node) => blockLines(node, lang, records, words)),
  ];
  const contacts = rest
    .filter(({ type }) => type === "contacts")
    .flatMap((node) => blockLines(node, lang, records, words));
  return [...blocks.map((block) => lines(block, lang, false)), ...contacts.map((block) => lines(block, lang, true))]
    .filter((block) => block.trim() !== "")
    .join("\n\n");
}

function blockLines(node: NodeJson, lang: Language, records: RecordTexts, words: TextWords): string[] {
  switch (node.type) {
    case "rule":
      return ["* * *"];
    case "bulletList":
    case "orderedList": {
      const start = Number(node.attrs?.start ?? 1);
      const mark = (index: number) => (node.type === "orderedList" ? `${start + index}.` : "•");
      return [(node.content ?? []).map((item, index) => `${mark(index)} ${nodeText(item, records)}`).join("\n")];
    }
    case "table":
      return [
        (node.content ?? [])
          .map((row) => (row.content ?? []).map((cell) => nodeText(cell, records)).join(" | "))
          .join("\n"),
      ];
    case "notes":
      return [
        ...(words.notes ? [words.notes] : []),
        ...(node.content ?? []).flatMap((child) => blockLines(child, lang, records, words)),
      ];
    case "quote":
      return [quoteLines(node, lang, records)];
    case "contacts":
      return (node.content ?? []).map((child) => nodeText(child, records));
    default:
      return [nodeText(node, records)];
  }
}

/** The marks of the language round a quotation, its speaker beneath; an imported one brought its own. */
function quoteLines(node: NodeJson, lang: Language, records: RecordTexts): string {
  const [words, attribution] = node.content ?? [];
  if (!words || attribution?.attrs?.raw === true) return nodeText(node, records);
  const [open, close] = quotationMarks(lang);
  return [`${open}${nodeText(words, records)}${close}`, attribution ? nodeText(attribution, records) : ""]
    .filter(Boolean)
    .join("\n");
}

function lines(block: string | undefined, lang: Language, isContact: boolean): string {
  const isRtl = directionOf(lang) === "rtl";
  return (block ?? "")
    .split("\n")
    .flatMap((line) => (isRtl ? withPhones(line, isContact) : [line]))
    .map((line) => (isRtl && !line.startsWith(ltr) && !beginsRtl(line) ? rtl + line : line))
    .join("\n");
}

const beginsRtl = (line: string) => /^[\p{Script=Arabic}\u200f]/u.test(line) || !/[\p{L}\d]/u.test(line);

/** Phones as they are dialled, whatever stands round them. A malformed one stays as it is. */
function withPhones(line: string, ownLines: boolean): string[] {
  const folded = fold(line);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, e164 } of findPhones(folded.text, "IQ")) {
    if (!e164) continue;
    const span = sourceSpan(folded, start, end);
    parts.push(line.slice(at, span.start).replace(marks, ""), `${ltr}${formatPhone(e164)}${ltr}`);
    at = span.end;
  }
  parts.push(line.slice(at).replace(marks, ""));
  if (!ownLines) return [parts.join("")];
  return parts.map((part) => part.replace(/^[\s,،;؛]+|[\s,،;؛]+$/g, "")).filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** Isolation that the text brought along itself; ours takes its place. */
const marks = /[\u200e\u200f\u2066-\u2069]/g;

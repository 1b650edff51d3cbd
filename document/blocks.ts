import { directionOf, formatDate } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import type { Block, BlockKind, CheckedVersion } from "@/text/block";
import type { NodeJson } from "./schema";
import type { Dateline, Version } from "./version";

/** What records render as in the version's language; a record that is not found gives an empty text. */
export interface RecordTexts {
  contact?: (personId: string) => string | undefined;
  boilerplate?: (boilerplateId: string, version: number | null) => string | undefined;
}

/** A numbered paragraph and where it stands: `path` into the document's content, null for a field. */
export interface PlacedBlock extends Block {
  path: number[] | null;
}

const kinds: Record<string, BlockKind> = {
  lead: "lead",
  paragraph: "paragraph",
  heading: "heading",
  bulletList: "list",
  orderedList: "list",
  quote: "quote",
  figure: "figure",
  table: "table",
  callout: "callout",
  rule: "rule",
  availability: "availability",
  notes: "notes",
  boilerplate: "boilerplate",
  contactCue: "cue",
  contact: "contact",
};

/**
 * The numbered plain-text paragraphs of one version (bilingual.md B3, "Paragraph numbers"): 0 the
 * headline; kicker, subhead, dateline where filled; then each top-level block, lead first, the
 * contact cue and each contact being blocks of their own. `split`, `check FILE` and
 * `check --release` number by this one function.
 */
export function placedBlocks(version: Version, records: RecordTexts = {}): PlacedBlock[] {
  const field = (kind: BlockKind, text: string | undefined): PlacedBlock[] =>
    text ? [{ kind, text, path: null }] : [];
  return [
    { kind: "headline", text: version.headline, path: null },
    ...field("kicker", version.kicker),
    ...field("subhead", version.subhead),
    ...field("dateline", version.dateline && datelineText(version.dateline, version.lang)),
    ...version.document.content.flatMap((node, index) =>
      node.type === "contacts"
        ? (node.content ?? []).map((child, inner) => placed(child, [index, inner], records))
        : [placed(node, [index], records)],
    ),
  ];
}

/** A stored version as the check reads it. */
export function checkedVersion(version: Version, records: RecordTexts = {}): CheckedVersion {
  return {
    lang: version.lang,
    dir: directionOf(version.lang),
    paragraphs: placedBlocks(version, records).map(({ kind, text }) => ({ kind, text })),
  };
}

/** The dateline as it is printed: `Baghdad, 30 November 2016`; the written `text` stands when it is there. */
export function datelineText({ place, date, text }: Dateline, lang: Language): string {
  if (text) return text;
  // Noon UTC: the calendar day is the same in UTC, in which it is formatted.
  const day = date ? formatDate(new Date(`${date}T12:00:00Z`), lang, "UTC") : undefined;
  return [place, day].filter(Boolean).join(directionOf(lang) === "rtl" ? "، " : ", ");
}

/** The text of a node: its lines joined by LF, a record or atom as what it renders. Offsets of findings refer to it. */
export function nodeText(node: NodeJson, records: RecordTexts = {}): string {
  const { personId, boilerplateId, version, raw, captionOverride } = node.attrs ?? {};
  switch (node.type) {
    case "text":
      return node.text ?? "";
    case "hardBreak":
      return "\n";
    case "contact":
      return typeof personId === "string" ? (records.contact?.(personId) ?? "") : asText(raw);
    case "boilerplate":
      return typeof boilerplateId === "string"
        ? (records.boilerplate?.(boilerplateId, typeof version === "number" ? version : null) ?? "")
        : asText(raw);
    case "figure":
      return asText(captionOverride);
    case "attribution":
      return node.attrs?.raw === true ? "" : asText(node.attrs?.text);
    default:
      return joinChildren(node, records);
  }
}

const asText = (value: unknown) => (typeof value === "string" ? value : "");

const inline = new Set(["text", "hardBreak"]);

function joinChildren(node: NodeJson, records: RecordTexts): string {
  const children = node.content ?? [];
  const isInline = children.every((child) => inline.has(child.type));
  const texts = children.map((child) => nodeText(child, records));
  return isInline ? texts.join("") : texts.filter((text) => text !== "").join("\n");
}

function placed(node: NodeJson, path: number[], records: RecordTexts): PlacedBlock {
  return { kind: kinds[node.type] ?? "paragraph", text: nodeText(node, records), path };
}

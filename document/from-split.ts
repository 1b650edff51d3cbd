import { directionOf } from "@/base/locale";
import { invalid } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import { alignment } from "@/text/parity";
import type { Split, SplitVersion } from "@/text/split";
import { readDateline, readDatelineLine } from "@/text/split/dateline";
import { placedBlocks } from "./blocks";
import type { ImportKind, ProposedBlock } from "./proposal";
import { type DocumentJson, type NodeJson, parseDocument } from "./schema";
import type { Dateline, Version } from "./version";

/** The split as a list of blocks that a person can change. */
export function proposalOf({ versions }: Pick<Split, "versions">): ProposedBlock[] {
  return versions.flatMap(blocksOf);
}

function blocksOf(version: SplitVersion): ProposedBlock[] {
  const { lang, title, subtitle, kicker, embargo, dateline, blocks, availability, contactCue, contacts } = version;
  const block = (kind: ImportKind, text: string | undefined): ProposedBlock[] => (text ? [{ lang, kind, text }] : []);
  const isTail = (type: string) => type === "boilerplate";
  return [
    ...block("kicker", kicker),
    ...block("embargo", embargo),
    ...block("headline", title),
    ...block("subhead", subtitle),
    ...block("dateline", dateline?.text),
    ...blocks
      .filter(({ type }) => !isTail(type))
      .map(({ type, text, ordered }) => ({ lang, kind: ordered ? ("ordered" as const) : type, text })),
    ...block("availability", availability),
    ...blocks.filter(({ type }) => isTail(type)).map(({ type, text }) => ({ lang, kind: type, text })),
    ...block("cue", contactCue),
    ...contacts.map(({ raw }): ProposedBlock => ({ lang, kind: "contact", text: raw })),
  ];
}

/**
 * Draft versions of a proposal, one for each language in the order in which they appear; the first
 * one is the pivot. Blocks that stand against one another share `alignId`, quotations `quoteId`.
 * Refuses `nothing-to-import` where a language has no headline or no body.
 * @param newId makes ids of blocks
 */
export function versionsOf(proposal: readonly ProposedBlock[], newId?: () => string): Version[] {
  const versions = assembled(proposal, newId);
  if (versions.length === 0) throw invalid("nothing-to-import");
  for (const { lang, headline, document } of versions) {
    if (!headline || document.content.every((node) => !node.content)) throw invalid("nothing-to-import", { lang });
  }
  return linked(versions);
}

/** The same without refusing: for `check FILE`, which tells of what stands there, title or not. */
export function assembled(proposal: readonly ProposedBlock[], newId = () => crypto.randomUUID() as string): Version[] {
  const kept = proposal.filter(
    ({ kind, text }) => kind !== "skip" && kind !== "embargo" && (kind === "rule" || text.trim() !== ""),
  );
  const order = [...new Set(kept.map(({ lang }) => lang))];
  return order.map((lang) =>
    versionOf(
      lang,
      kept.filter((block) => block.lang === lang),
      newId,
    ),
  );
}

/**
 * The versions that the operator's `import` takes as they are proposed.
 * Refuses `language-twice` (a person must say which blocks are which), `nothing-to-import`.
 */
export function versionsOfSplit(split: Split): Version[] {
  const twice = split.warnings.filter(({ code }) => code === "language.twice").map(({ lang }) => lang);
  if (twice.length > 0) throw invalid("language-twice", { languages: twice });
  return versionsOf(proposalOf(split));
}

function versionOf(lang: Language, blocks: readonly ProposedBlock[], newId: () => string): Version {
  const all = (kind: ImportKind) => blocks.filter((block) => block.kind === kind).map(({ text }) => text.trim());
  const [headline = "", ...others] = all("headline");
  const [subhead, ...moreSubheads] = all("subhead");
  const [dateline] = all("dateline");
  const kicker = all("kicker").join(" – ");
  return {
    lang,
    ...(kicker ? { kicker } : {}),
    headline,
    ...(subhead ? { subhead } : {}),
    ...(dateline ? { dateline: datelineOf(dateline) } : {}),
    document: documentOf(blocks, [...others, ...moreSubheads], newId),
  };
}

function datelineOf(text: string): Dateline {
  const read = readDatelineLine(text) ?? readDateline(`${text} – …`)?.dateline;
  return { ...(read?.place ? { place: read.place } : {}), ...(read?.date ? { date: read.date } : {}), text };
}

const bodyKinds: readonly ImportKind[] = ["lead", "paragraph", "heading", "quote", "list", "ordered", "rule"];

/** The order of the schema, whatever the order of the blocks: body, availability, boilerplate, contacts. */
function documentOf(
  blocks: readonly ProposedBlock[],
  extraHeads: readonly string[],
  newId: () => string,
): DocumentJson {
  const ids = () => ({ uid: newId() });
  const of = (...kinds: ImportKind[]) => blocks.filter(({ kind }) => kinds.includes(kind));
  const availability = of("availability");
  // Only the last line about interviews closes the body; an earlier one is a paragraph of it.
  const body = blocks.filter(
    (block) => bodyKinds.includes(block.kind) || (block.kind === "availability" && block !== availability.at(-1)),
  );
  const leadAt = Math.max(
    body.findIndex(({ kind }) => kind === "lead"),
    0,
  );
  const lead = body[leadAt]?.kind === "rule" ? undefined : body[leadAt];
  const rest = [
    ...extraHeads.map((text): ProposedBlock => ({ lang: "en", kind: "heading", text })),
    ...body.filter((block) => block !== lead),
  ];
  const contacts = of("contact");
  // A cue without anyone to contact is still text of the release.
  const cues = of("cue")
    .map(({ text }) => text.trim())
    .join(" ");
  return parseDocument({
    type: "doc",
    content: [
      { type: "lead", attrs: ids(), ...inline(lead?.text ?? "") },
      ...rest.map((block) => nodeOf(block, ids)),
      ...availability.slice(-1).map(({ text }) => ({ type: "availability", attrs: ids(), ...inline(text) })),
      ...of("boilerplate").map(({ text }) => ({ type: "boilerplate", attrs: { ...ids(), raw: text.trim() } })),
      ...(contacts.length > 0 || cues
        ? [
            {
              type: "contacts",
              attrs: ids(),
              content: [
                ...(cues && contacts.length > 0 ? [{ type: "contactCue", attrs: ids(), ...inline(cues) }] : []),
                ...(contacts.length > 0 ? contacts.map(({ text }) => text.trim()) : [cues]).map((raw) => ({
                  type: "contact",
                  attrs: { ...ids(), raw },
                })),
              ],
            },
          ]
        : []),
    ],
  });
}

function nodeOf({ kind, text }: ProposedBlock, ids: () => { uid: string }): NodeJson {
  const attrs = ids();
  const paragraph = (words: string): NodeJson => ({ type: "paragraph", ...inline(words) });
  switch (kind) {
    case "heading":
      return { type: "heading", attrs: { ...attrs, level: 2 }, ...inline(text) };
    case "rule":
      return { type: "rule", attrs };
    case "list":
    case "ordered":
      return {
        type: kind === "list" ? "bulletList" : "orderedList",
        attrs,
        content: text
          .split("\n")
          .filter((item) => item.trim() !== "")
          .map((item) => ({ type: "listItem", content: [paragraph(item)] })),
      };
    case "quote":
      // The text is kept whole as it came, marks and "says X" included, until a speaker is chosen.
      return {
        type: "quote",
        attrs,
        content: [
          { type: "quoteText", content: [paragraph(text)] },
          { type: "attribution", attrs: { raw: true } },
        ],
      };
    default:
      return { ...paragraph(text), attrs };
  }
}

/** Text of one block; its line breaks stay. */
function inline(text: string): Pick<NodeJson, "content"> {
  const lines = text.trim().split("\n");
  const content = lines.flatMap((line, index): NodeJson[] => [
    ...(index > 0 ? [{ type: "hardBreak" }] : []),
    ...(line ? [{ type: "text", text: line }] : []),
  ]);
  return content.length > 0 ? { content } : {};
}

/** Gives counterparts of the pivot its block's id as `alignId`, and quotations that are one the same `quoteId`. */
function linked(versions: Version[]): Version[] {
  const [pivot, ...others] = versions;
  if (!pivot) return versions;
  const checked = (version: Version) => {
    const placed = placedBlocks(version);
    return { placed, version: { lang: version.lang, dir: directionOf(version.lang), paragraphs: placed } };
  };
  const source = checked(pivot);
  for (const other of others) {
    const target = checked(other);
    for (const { left, right } of alignment(source.version, target.version, "IQ")) {
      const [from, to] = [
        nodeAt(pivot, source.placed[left[0] ?? -1]?.path),
        nodeAt(other, target.placed[right[0] ?? -1]?.path),
      ];
      if (left.length !== 1 || right.length !== 1 || !from?.attrs || !to?.attrs || from.type !== to.type) continue;
      from.attrs.alignId = from.attrs.uid;
      to.attrs.alignId = from.attrs.uid;
      if (from.type === "quote") {
        from.attrs.quoteId = from.attrs.uid;
        to.attrs.quoteId = from.attrs.uid;
      }
    }
  }
  return versions;
}

function nodeAt({ document }: Version, path: number[] | null | undefined): NodeJson | undefined {
  let node: NodeJson | undefined = path ? document : undefined;
  for (const index of path ?? []) node = node?.content?.[index];
  return node;
}

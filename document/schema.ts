import { Extension, type Extensions, getSchema } from "@tiptap/core";
import { BulletList, ListItem, OrderedList } from "@tiptap/extension-list";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { type ContentMatch, type NodeType, Node as PMNode, type Schema } from "@tiptap/pm/model";
import { StarterKit } from "@tiptap/starter-kit";
import { invalid } from "@/base/refusal";
import { columnWidths, direction, identifier, isStorable, orNull, wholeNumber } from "./attributes";
import { Abbr, Lang, SafeLink } from "./marks";
import {
  Attribution,
  Availability,
  Boilerplate,
  Callout,
  Contact,
  ContactCue,
  Contacts,
  Doc,
  Figure,
  Heading,
  Lead,
  Notes,
  Quote,
  QuoteText,
  Rule,
} from "./nodes";

/** Stored beside each document; raised when an old document needs a step to become a new one. */
export const schemaVersion = 1;

export interface MarkJson {
  type: string;
  attrs?: Record<string, unknown>;
}

/** A node of a stored document, as ProseMirror writes it. */
export interface NodeJson {
  type: string;
  attrs?: Record<string, unknown>;
  content?: NodeJson[];
  marks?: MarkJson[];
  text?: string;
}

/** One language version's body, stored as `jsonb` with `schemaVersion`. Headline, subhead, dateline are fields. */
export interface DocumentJson extends NodeJson {
  type: "doc";
  content: NodeJson[];
}

/** Every node that is a block: carries a stable `uid`; `alignId` links counterparts of two languages. */
export const blockTypes = [
  "lead",
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "listItem",
  "quote",
  "figure",
  "table",
  "callout",
  "rule",
  "availability",
  "notes",
  "boilerplate",
  "contacts",
  "contactCue",
  "contact",
] as const;

/**
 * `dir` stays null unless someone says that a block is genuinely foreign: direction is a property
 * of the version. The editor adds UniqueID for `uid`; the attribute itself is declared here, for the server too.
 */
const BlockAttributes = Extension.create({
  name: "blockAttributes",
  onBeforeCreate() {
    paragraphsFirst(this.editor.schema);
  },
  addGlobalAttributes: () => [
    {
      types: [...blockTypes],
      attributes: {
        uid: {
          default: null,
          validate: orNull(identifier),
          keepOnSplit: false,
          parseHTML: (element) => element.getAttribute("data-uid"),
          renderHTML: ({ uid }) => (uid ? { "data-uid": uid } : {}),
        },
        alignId: { default: null, rendered: false, validate: orNull(identifier), keepOnSplit: false },
        dir: { default: null, validate: direction },
      },
    },
  ],
});

const cell = {
  content: "paragraph+",
  addAttributes: () => ({
    colspan: { default: 1, validate: wholeNumber(1, 100) },
    rowspan: { default: 1, validate: wholeNumber(1, 1000) },
    colwidth: { default: null, validate: orNull(columnWidths) },
  }),
};

/**
 * The one truth of what a release may hold, for editor, server and renderers. The editor adds its
 * own conveniences (undo, placeholder, menus, node views) to this list; none of them changes the schema.
 */
export const extensions: Extensions = [
  Doc,
  StarterKit.configure({
    blockquote: false,
    bulletList: false,
    code: false,
    codeBlock: false,
    document: false,
    dropcursor: false,
    gapcursor: false,
    heading: false,
    horizontalRule: false,
    link: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
    strike: false,
    trailingNode: false,
    underline: false,
    undoRedo: false,
  }),
  Lead,
  Heading,
  BulletList,
  OrderedList.extend({ addAttributes: () => ({ start: { default: 1, validate: wholeNumber(0, 1_000_000) } }) }),
  ListItem.extend({ content: "paragraph (bulletList | orderedList)*" }),
  Quote,
  QuoteText,
  Attribution,
  Figure,
  Table,
  TableRow.extend({ content: "(tableCell | tableHeader)+" }),
  TableHeader.extend(cell),
  TableCell.extend(cell),
  Callout,
  Rule,
  Availability,
  Notes,
  Boilerplate,
  Contacts,
  ContactCue,
  Contact,
  SafeLink,
  Abbr,
  Lang,
  BlockAttributes,
];

export const documentSchema: Schema = paragraphsFirst(getSchema(extensions));

/**
 * Where a paragraph may stand it is what Enter gives, what a paste is wrapped in and what stays when a
 * block is cleared. ProseMirror takes the first type of a state for that, and orders the types from the
 * end of the content expression: the line about interviews, or the contacts.
 */
function paragraphsFirst(schema: Schema): Schema {
  const seen = new Set<ContentMatch>();
  const walk = (match: ContentMatch) => {
    if (seen.has(match)) return;
    seen.add(match);
    // The list of edges is no part of the published types; `edge(n)` reads it.
    const { next } = match as unknown as { next: { type: NodeType; next: ContentMatch }[] };
    next.sort((a, b) => Number(b.type.name === "paragraph") - Number(a.type.name === "paragraph"));
    for (const edge of next) walk(edge.next);
  };
  for (const type of Object.values(schema.nodes)) walk(type.contentMatch);
  return schema;
}

/**
 * Reads a document that came from outside. Unknown attributes are dropped by ProseMirror without a
 * word, so keep what this returns, never what came in.
 * @returns the document as the schema writes it
 * @throws Refusal `document-invalid`, with `path` of the deepest block at fault (`content.3.content.0`) and `says`
 */
export function parseDocument(json: unknown): DocumentJson {
  try {
    const node = readNode(json);
    if (node.type.name !== "doc") throw new RangeError("the top node is not a document");
    // toJSON is typed `any`; a checked doc node is a DocumentJson by construction.
    return { content: [], ...(node.toJSON() as NodeJson), type: "doc" };
  } catch (error) {
    const path = faultPath(json, []);
    throw invalid("document-invalid", { path: path.join("."), says: error instanceof Error ? error.message : "" });
  }
}

/** An empty release body: an empty lead. */
export function emptyDocument(): DocumentJson {
  return parseDocument({ type: "doc", content: [{ type: "lead" }] });
}

/** Deeper than any list a person nests; recursion over hostile JSON would exhaust the stack. */
const deepest = 40;

function readNode(json: unknown): PMNode {
  if (isDeeperThan(json, deepest)) throw new RangeError("the document is nested too deeply");
  const node = PMNode.fromJSON(documentSchema, json);
  node.check();
  node.descendants((child) => {
    if (child.isText && !isStorable(child.text ?? "")) throw new RangeError("the text holds a NUL or half a character");
  });
  return node;
}

function childrenOf(json: unknown): unknown[] {
  const content = typeof json === "object" && json !== null && "content" in json ? json.content : undefined;
  return Array.isArray(content) ? content : [];
}

function isDeeperThan(json: unknown, levels: number): boolean {
  return levels < 0 || childrenOf(json).some((child) => isDeeperThan(child, levels - 1));
}

function faultPath(json: unknown, path: (string | number)[]): (string | number)[] {
  const content = childrenOf(json);
  if (isDeeperThan(json, deepest)) return path;
  for (const [index, child] of content.entries()) {
    try {
      readNode(child);
    } catch {
      return faultPath(child, [...path, "content", index]);
    }
  }
  return path;
}

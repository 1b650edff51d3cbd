import type { Editor } from "@tiptap/core";
import type { Node as PMNode, Schema } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";

/** Blocks that a person puts in, in the order of the menu. */
export const insertable = [
  "paragraph",
  "heading",
  "quote",
  "bulletList",
  "orderedList",
  "table",
  "callout",
  "rule",
  "availability",
  "notes",
  "boilerplate",
  "contacts",
] as const;
export type Insertable = (typeof insertable)[number];

/** Order of the closing parts of a release (`document/nodes.ts`, Doc): each at its place, whatever the caret stands in. */
const closing = ["availability", "notes", "boilerplate", "contacts"] as const satisfies Insertable[];
type Closing = (typeof closing)[number];
const closingNames: readonly string[] = closing;
const isClosing = (kind: Insertable): kind is Closing => closingNames.includes(kind);

/**
 * Puts an empty block beneath the one that the caret stands in, or in the place of an empty paragraph.
 * A closing part goes to its own place; where it is there already, the caret goes into it.
 */
export function insertBlock(editor: Editor, kind: Insertable): void {
  if (!editor.isEditable) return;
  const { tr } = editor.state;
  const at = isClosing(kind) ? insertPart(editor, tr, kind) : insertSection(editor, tr, kind);
  if (at !== null) goInto(editor, tr, at);
}

type Transaction = Editor["state"]["tr"];

/** Where the part stands then: it is made where it is missing, and contacts get a further line. */
function insertPart({ state: { doc, schema } }: Editor, tr: Transaction, kind: Closing): number {
  const { at, existing } = placeOfPart(doc, kind);
  if (!existing) tr.insert(at, makeBlock(schema, kind));
  const contact = schema.nodes.contact;
  if (!existing || kind !== "contacts" || !contact) return at;
  const foot = at + existing.nodeSize - 1;
  tr.insert(foot, contact.create({ raw: "" }));
  return foot;
}

function insertSection({ state: { doc, schema, selection } }: Editor, tr: Transaction, kind: Insertable) {
  const made = makeBlock(schema, kind);
  if (made.length === 0) return null;
  const index = Math.min(selection.$from.index(0), lastSection(doc));
  const current = doc.child(index);
  const start = startOf(doc, index);
  const foot = start + current.nodeSize;
  const isBlank = current.type.name === "paragraph" && current.content.size === 0;
  if (isBlank) tr.replaceWith(start, foot, made);
  else tr.insert(foot, made);
  return isBlank ? start : foot;
}

/** An atom has a field of its own to write in; any other block takes the caret. */
function goInto(editor: Editor, tr: Transaction, at: number): void {
  const node = tr.doc.nodeAt(at);
  editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  const dom = node?.isAtom ? editor.view.nodeDOM(at) : null;
  const field = dom instanceof HTMLElement ? dom.querySelector("textarea") : null;
  if (field) field.focus();
  else editor.view.focus();
}

function makeBlock({ nodes }: Schema, kind: Insertable): PMNode[] {
  const { paragraph, listItem, quoteText, attribution, tableRow, tableCell, tableHeader, contact, contactCue } = nodes;
  const type = nodes[kind];
  if (!type || !paragraph) return [];
  const line = () => paragraph.create();
  const row = (cell = tableCell) => tableRow?.create(null, cell ? [0, 1, 2].map(() => cell.create(null, line())) : []);
  const filled = (...content: (PMNode | undefined)[]) => [type.create(null, content.filter(Boolean) as PMNode[])];
  switch (kind) {
    case "heading":
      return [type.create({ level: 2 })];
    case "bulletList":
    case "orderedList":
      return filled(listItem?.create(null, line()));
    case "quote":
      return filled(quoteText?.create(null, line()), attribution?.create());
    case "table":
      return filled(row(tableHeader), row(), row());
    case "callout":
    case "notes":
      return filled(line());
    case "rule":
      // The caret cannot stand in a rule.
      return [type.create(), line()];
    case "boilerplate":
      return [type.create({ raw: "" })];
    case "contacts":
      return filled(contactCue?.create(), contact?.create({ raw: "" }));
    default:
      return [type.create()];
  }
}

/** Where a closing part stands, or would. */
function placeOfPart(doc: PMNode, kind: Closing): { at: number; existing: PMNode | null } {
  let at = 0;
  for (let index = 0; index < doc.childCount; index++) {
    const child = doc.child(index);
    if (child.type.name === kind) return { at, existing: child };
    if (closingNames.indexOf(child.type.name) > closing.indexOf(kind)) break;
    at += child.nodeSize;
  }
  return { at, existing: null };
}

/** Index of the last block before the closing parts. */
function lastSection(doc: PMNode): number {
  let index = 0;
  while (index + 1 < doc.childCount && !closingNames.includes(doc.child(index + 1).type.name)) index++;
  return index;
}

function startOf(doc: PMNode, index: number): number {
  let at = 0;
  for (let before = 0; before < index; before++) at += doc.child(before).nodeSize;
  return at;
}

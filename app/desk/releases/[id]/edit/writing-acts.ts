import type { Editor } from "@tiptap/core";
import { Fragment, type Node as PMNode, type ResolvedPos } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";

/** What the caret stands in, as the toolbar shows it. */
export type Standing =
  | "lead"
  | "paragraph"
  | "heading"
  | "bulletList"
  | "orderedList"
  | "quote"
  | "table"
  | "callout"
  | "notes"
  | "availability"
  | "contacts"
  | "other";

const standings = new Set<string>([
  "lead",
  "heading",
  "bulletList",
  "orderedList",
  "quote",
  "table",
  "callout",
  "notes",
  "availability",
  "contacts",
]);

export function standingAt($from: ResolvedPos): Standing {
  for (let depth = $from.depth; depth > 0; depth--) {
    const name = $from.node(depth).type.name;
    // Membership was tested: every name in the set is a Standing.
    if (standings.has(name)) return name as Standing;
  }
  return $from.parent.type.name === "paragraph" ? "paragraph" : "other";
}

/** A paragraph becomes a quotation, a quotation paragraphs. The marks are the renderer's, so they cannot be wrong. */
export function toggleQuote(editor: Editor): boolean {
  const { state, view } = editor;
  const { $from, $to } = state.selection;
  const { quote, quoteText, attribution } = state.schema.nodes;
  if (!quote || !quoteText || !attribution) return false;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type !== quote) continue;
    const from = $from.before(depth);
    const paragraphs = node.firstChild?.content ?? Fragment.empty;
    const tr = state.tr.replaceWith(from, from + node.nodeSize, paragraphs);
    view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1))).scrollIntoView());
    return true;
  }
  const range = $from.blockRange($to);
  if (range?.depth !== 0) return false;
  const paragraphs: PMNode[] = [];
  for (let index = range.startIndex; index < range.endIndex; index++) paragraphs.push(state.doc.child(index));
  if (paragraphs.some(({ type }) => type.name !== "paragraph")) return false;
  const node = quote.create(null, [quoteText.create(null, paragraphs), attribution.create()]);
  const tr = state.tr.replaceWith(range.start, range.end, node);
  const inside = $from.pos + 2;
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(inside))).scrollIntoView());
  return true;
}

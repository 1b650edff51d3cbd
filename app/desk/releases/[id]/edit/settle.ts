import { placedBlocks } from "@/document/blocks";
import { rangeOf } from "./hits";
import type { Pane } from "./use-pane";

export interface Settlement {
  paragraph: number;
  start: number;
  end: number;
  text: string;
}

/** Writes a text in the place of a passage; in the body it can be undone like any typing. */
export function settle(pane: Pane, { paragraph, start, end, text }: Settlement): void {
  const block = placedBlocks(pane.asVersion())[paragraph];
  if (!block || !pane.isOpen) return;
  const written = block.text.slice(0, start) + text + block.text.slice(end);
  if (!block.path) {
    if (block.kind === "headline" || block.kind === "kicker" || block.kind === "subhead") {
      pane.setFields({ [block.kind]: written });
    }
    return;
  }
  const { editor } = pane;
  if (!editor) return;
  const { from, to } = rangeOf(editor, { path: block.path, start, end });
  const atom = editor.state.doc.nodeAt(from);
  const { tr } = editor.state;
  if (atom?.isAtom && !atom.isText && typeof atom.attrs.raw === "string") {
    editor.view.dispatch(tr.setNodeAttribute(from, "raw", written));
  } else editor.view.dispatch(tr.insertText(text, from, to));
}

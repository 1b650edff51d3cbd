import { closeHistory } from "@tiptap/pm/history";
import { placedBlocks } from "@/document/blocks";
import { rangeOf } from "./hits";
import type { Pane } from "./use-pane";

export interface Settlement {
  paragraph: number;
  start: number;
  end: number;
  text: string;
}

/**
 * Writes a text in the place of a passage; in the body it is a step of its own in the history.
 * @returns what takes it back, which does nothing once the text was changed again; null where nothing was written
 */
export function settle(pane: Pane, { paragraph, start, end, text }: Settlement): (() => void) | null {
  const block = placedBlocks(pane.asVersion())[paragraph];
  if (!block || !pane.isOpen) return null;
  const written = block.text.slice(0, start) + text + block.text.slice(end);
  if (!block.path) {
    const { kind } = block;
    if (kind !== "headline" && kind !== "kicker" && kind !== "subhead") return null;
    pane.setFields({ [kind]: written });
    return () => {
      if (pane.collect().fields[kind] === written) pane.setFields({ [kind]: block.text });
    };
  }
  const { editor } = pane;
  if (!editor) return null;
  const { from, to } = rangeOf(editor, { path: block.path, start, end });
  const atom = editor.state.doc.nodeAt(from);
  const tr = closeHistory(editor.state.tr);
  if (atom?.isAtom && !atom.isText && typeof atom.attrs.raw === "string") {
    editor.view.dispatch(tr.setNodeAttribute(from, "raw", written));
  } else editor.view.dispatch(tr.insertText(text, from, to));
  const { doc } = editor.state;
  return () => {
    if (editor.state.doc.eq(doc)) editor.commands.undo();
  };
}

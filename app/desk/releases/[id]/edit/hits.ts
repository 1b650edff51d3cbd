import { type Editor, Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { Severity } from "@/base/vocabulary";
import { positionOf } from "@/document/positions";

/** A passage that a finding names: offsets in the text of a block, as the check gives them. */
export interface Hit {
  path: number[];
  start: number;
  end: number;
  severity: Severity;
  isOpen: boolean;
}

const key = new PluginKey<DecorationSet>("hits");

/** Marks of findings in the text: decorations, which nobody can save. */
export const Hits = Extension.create({
  name: "hits",
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, marks) => {
          const given: Decoration[] | undefined = transaction.getMeta(key);
          return given ? DecorationSet.create(transaction.doc, given) : marks.map(transaction.mapping, transaction.doc);
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

export function showHits(editor: Editor, hits: readonly Hit[]): void {
  if (editor.isDestroyed) return;
  const { doc } = editor.state;
  const marks = hits.flatMap((hit) => {
    const { from, to } = rangeOf(editor, hit);
    const look = `hit${hit.severity === "error" ? "" : hit.severity === "warning" ? " w" : " n"}${hit.isOpen ? " on" : ""}`;
    if (to > from) return [Decoration.inline(from, to, { class: look })];
    // An atom (a contact) has no text of the editor's own: the block itself is marked.
    const node = doc.nodeAt(from);
    return node?.isAtom && !node.isText
      ? [Decoration.node(from, from + node.nodeSize, { class: `${look} whole` })]
      : [];
  });
  editor.view.dispatch(editor.state.tr.setMeta(key, marks).setMeta("addToHistory", false));
}

export function rangeOf(editor: Editor, { path, start, end }: Pick<Hit, "path" | "start" | "end">) {
  const { doc } = editor.state;
  return { from: positionOf(doc, path, start), to: positionOf(doc, path, end) };
}

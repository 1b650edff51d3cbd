import type { Editor } from "@tiptap/core";
import { nodeText } from "@/document/blocks";
import { positionOf } from "@/document/positions";
import type { NodeJson } from "@/document/schema";
import { spokenIn } from "@/document/speaker";

/**
 * Makes an imported quotation one whose speaker is chosen: marks and attribution leave its text, and
 * who speaks stands in its own line as the text named them, to be put right. One step to undo.
 * @param at position of the attribution
 */
export function chooseSpeaker({ state, view }: Editor, at: number): void {
  const { doc, schema, tr } = state;
  const $at = doc.resolve(at);
  const attribution = doc.nodeAt(at);
  const { paragraph } = schema.nodes;
  if (!attribution || !paragraph || $at.depth !== 1) return;
  // toJSON is typed `any`; a quote of the schema is a node as it is stored.
  const { speaker, cuts, before, after } = spokenIn(nodeText($at.parent.toJSON() as NodeJson));
  const path = [$at.index(0)];
  tr.setNodeMarkup(at, null, { ...attribution.attrs, text: attribution.attrs.text || speaker, raw: false });
  for (const { start, end, text } of [...cuts].reverse()) {
    const [from, to] = [positionOf(doc, path, start), positionOf(doc, path, end)];
    if (to > from) tr.replaceWith(from, to, text ? schema.text(text) : []);
  }
  const aside = (words: string) => (words ? [paragraph.create(null, schema.text(words))] : []);
  tr.insert(tr.mapping.map($at.after(1)), aside(after));
  tr.insert(tr.mapping.map($at.before(1), -1), aside(before));
  view.dispatch(tr.scrollIntoView());
}

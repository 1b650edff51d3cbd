import { type Editor, Extension } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";

/** Enter in the empty last line of a quotation leads into a paragraph beneath it: nothing else leads out by typing. */
export const LeaveQuote = Extension.create({
  name: "leaveQuote",
  priority: 200,
  addKeyboardShortcuts: () => keys,
});

const keys = { Enter: ({ editor }: { editor: Editor }) => leaveQuote(editor) };

/** In the document: a quotation, its text, a paragraph. */
const [quoteDepth, textDepth, lineDepth] = [1, 2, 3];

function leaveQuote({ state, view }: Editor): boolean {
  const { $from, empty } = state.selection;
  const { paragraph, quoteText } = state.schema.nodes;
  if (!paragraph || !empty || $from.depth !== lineDepth || $from.parent.content.size > 0) return false;
  const text = $from.node(textDepth);
  const isLast = $from.index(textDepth) === text.childCount - 1;
  if (text.type !== quoteText || text.childCount === 1 || !isLast) return false;
  const tr = state.tr.delete($from.before(lineDepth), $from.after(lineDepth));
  const beneath = tr.mapping.map($from.after(quoteDepth));
  tr.insert(beneath, paragraph.create());
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(beneath + 1))).scrollIntoView());
  return true;
}

import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

/** Asks for the insert menu at the caret; the toolbar of the page listens on the editor's element. */
export const insertWanted = "bayan:insert";

/** A stroke at the beginning of an empty paragraph opens the menu instead of being written. */
export const Slash = Extension.create({
  name: "slash",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleTextInput(view, _from, _to, text) {
          const { parent } = view.state.selection.$from;
          if (text !== "/" || parent.type.name !== "paragraph" || parent.content.size > 0) return false;
          view.dom.dispatchEvent(new CustomEvent(insertWanted));
          return true;
        },
      },
    }),
  ],
});

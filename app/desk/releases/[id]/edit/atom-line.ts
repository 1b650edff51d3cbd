import type { NodeViewRenderer } from "@tiptap/core";
import { placeIn, withIsolates, withoutIsolates } from "./isolates";

interface Line {
  tag: "figcaption" | "div";
  block: string;
  /** The attribute that the line edits. */
  attribute: string;
  label: string;
  placeholder: string;
  /** In place of the field while the node is `raw`: a button and its act, which gets the node's position. */
  raw?: { says: string; act: (at: number) => void };
}

/**
 * A node without content whose text is one attribute (who speaks, a contact line), as a field inside
 * the text. Plain DOM: React would draw each of them anew with every change.
 */
export function atomLine({ tag, block, attribute, label, placeholder, raw }: Line): NodeViewRenderer {
  return ({ node, view, getPos }) => {
    let current = node;
    const dom = document.createElement(tag);
    const field = document.createElement("textarea");
    const button = document.createElement("button");
    dom.dataset.block = block;
    dom.contentEditable = "false";
    dom.append(field);
    field.rows = 1;
    field.setAttribute("aria-label", label);
    field.placeholder = placeholder;
    if (raw) {
      button.type = "button";
      button.className = "lnk";
      button.textContent = raw.says;
      dom.append(button);
    }
    /** The caret keeps its place among the letters. */
    const rewrite = (text: string) => {
      const caret = withoutIsolates(field.value.slice(0, field.selectionEnd)).length;
      field.value = text;
      if (document.activeElement === field) field.setSelectionRange(placeIn(text, caret), placeIn(text, caret));
    };
    const show = () => {
      const text = withIsolates(String(current.attrs[attribute] ?? ""));
      if (field.value !== text) rewrite(text);
      if (typeof current.attrs.uid === "string") dom.dataset.uid = current.attrs.uid;
      dom.toggleAttribute("data-raw", current.attrs.raw === true);
      field.hidden = current.attrs.raw === true;
      button.hidden = current.attrs.raw !== true;
      field.readOnly = !view.editable;
    };
    field.addEventListener("focus", () => {
      field.readOnly = !view.editable;
    });
    field.addEventListener("input", () => {
      const at = getPos();
      if (at === undefined || !view.editable) return;
      const text = withoutIsolates(field.value);
      view.dispatch(view.state.tr.setNodeMarkup(at, null, { ...current.attrs, [attribute]: text }));
    });
    button.addEventListener("click", () => {
      const at = getPos();
      if (at === undefined || !view.editable) return;
      raw?.act(at);
      field.focus();
      field.select();
    });
    show();
    return {
      dom,
      update(next) {
        if (next.type !== current.type) return false;
        current = next;
        show();
        return true;
      },
      stopEvent: (event) => event.target === field || event.target === button,
      ignoreMutation: () => true,
    };
  };
}

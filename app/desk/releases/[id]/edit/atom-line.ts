import type { NodeViewRenderer } from "@tiptap/core";

interface Line {
  tag: "figcaption" | "div";
  block: string;
  /** The attribute that the line edits. */
  attribute: string;
  label: string;
  placeholder: string;
  /** What else is set when the line is written. */
  also?: Record<string, unknown>;
}

/**
 * A node without content whose text is one attribute (who speaks, a contact line), as a field inside
 * the text. Plain DOM: React would draw each of them anew with every change.
 */
export function atomLine({ tag, block, attribute, label, placeholder, also }: Line): NodeViewRenderer {
  return ({ node, view, getPos }) => {
    let current = node;
    const dom = document.createElement(tag);
    const field = document.createElement("textarea");
    dom.dataset.block = block;
    dom.contentEditable = "false";
    dom.append(field);
    field.rows = 1;
    field.setAttribute("aria-label", label);
    field.placeholder = placeholder;
    const show = () => {
      const text = String(current.attrs[attribute] ?? "");
      if (field.value !== text) field.value = text;
      if (typeof current.attrs.uid === "string") dom.dataset.uid = current.attrs.uid;
      dom.toggleAttribute("data-raw", current.attrs.raw === true);
      field.readOnly = !view.editable;
    };
    field.addEventListener("focus", () => {
      field.readOnly = !view.editable;
    });
    field.addEventListener("input", () => {
      const at = getPos();
      if (at === undefined || !view.editable) return;
      view.dispatch(view.state.tr.setNodeMarkup(at, null, { ...current.attrs, ...also, [attribute]: field.value }));
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
      stopEvent: (event) => event.target === field,
      ignoreMutation: () => true,
    };
  };
}

import type { Editor } from "@tiptap/core";
import type { PreflightFinding } from "@/document/preflight/finding";
import { rangeOf } from "./hits";
import { placeIn } from "./isolates";
import { elementsOf } from "./measure";
import { targetIn } from "./passages";
import type { Pane } from "./use-pane";

type Named = Pick<PreflightFinding, "sides">;

/** Brings a finding's passage on one page into view and selects it; with `focus` the caret goes there. */
export function goTo(pane: Pane, page: HTMLElement | null, finding: Named, focus: boolean): boolean {
  const target = targetIn(pane.asVersion(), finding);
  const element = target && page ? elementsOf(page, pane.editor).get(target.place) : undefined;
  if (!target || !element) return false;
  const field = fieldIn(element);
  if (field) {
    if (focus) field.focus({ preventScroll: true });
    // Of a dateline in two fields the passage is no place in either; a date takes no selection.
    const isWhole = field instanceof HTMLTextAreaElement || (field.type === "text" && target.end <= field.value.length);
    const place = (at: number) => placeIn(field.value, at);
    if (isWhole) field.setSelectionRange(place(target.start), place(target.end));
    bringUp(element.getBoundingClientRect(), focus);
    return true;
  }
  const { editor } = pane;
  if (!editor) return false;
  const path = target.place.split(".").map(Number);
  const { from, to } = rangeOf(editor, { path, start: target.start, end: target.end });
  editor.commands.setTextSelection({ from, to });
  // The editor's own way to it: by the bare element the browser may set its caret over the selection.
  if (focus && editor.isEditable) editor.view.focus();
  else if (focus) selectToRead(editor, from, to);
  // The characters, not their paragraph: of a long one the middle may show and they may not.
  bringUp(editor.view.coordsAtPos(from), focus);
  return true;
}

/** An editor shows its selection only where one may write. */
function selectToRead({ view }: Editor, from: number, to: number): void {
  view.dom.focus({ preventScroll: true });
  const [start, end] = [view.domAtPos(from), view.domAtPos(to)];
  document.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
}

/** A line above the body, or a contact, which is a field inside the text; a quotation merely holds one. */
function fieldIn(element: HTMLElement): HTMLTextAreaElement | HTMLInputElement | null {
  return element.matches("[data-field], [data-block=contact], [data-block=boilerplate]")
    ? element.querySelector<HTMLTextAreaElement | HTMLInputElement>("textarea, input")
    : null;
}

/** Scrolls until it stands in the upper part of the window, where neither card nor sheet covers it. */
function bringUp({ top, bottom }: { top: number; bottom: number }, always: boolean): void {
  if (!always && top >= 160 && bottom <= window.innerHeight - 40) return;
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = isCalm ? "instant" : "smooth";
  window.scrollBy({ top: top - Math.max(190, window.innerHeight * 0.3), behavior });
}

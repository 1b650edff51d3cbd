import type { PreflightFinding } from "@/document/preflight";
import { rangeOf } from "./hits";
import { elementsOf } from "./measure";
import { targetIn } from "./passages";
import type { Pane } from "./use-pane";

/** Brings a finding's passage on one page into view and selects it; with `focus` the caret goes there. */
export function goTo(pane: Pane, page: HTMLElement | null, finding: PreflightFinding, focus: boolean): boolean {
  const target = targetIn(pane.asVersion(), finding);
  const element = target && page ? elementsOf(page, pane.editor).get(target.place) : undefined;
  if (!target || !element) return false;
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (focus || !isInView(element)) element.scrollIntoView({ block: "center", behavior: isCalm ? "instant" : "smooth" });
  if (element.dataset.field) {
    const field = element.querySelector<HTMLTextAreaElement | HTMLInputElement>("textarea, input");
    if (focus) field?.focus({ preventScroll: true });
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(target.start, target.end);
    return true;
  }
  const { editor } = pane;
  if (!editor) return false;
  const path = target.place.split(".").map(Number);
  const { from, to } = rangeOf(editor, { path, start: target.start, end: target.end });
  // A contact is a field of its own inside the text; a quotation merely holds one.
  const line = element.matches("[data-block=contact], [data-block=boilerplate]")
    ? element.querySelector<HTMLTextAreaElement>("textarea")
    : null;
  if (line) {
    if (focus) line.focus({ preventScroll: true });
    line.setSelectionRange(target.start, target.end);
    return true;
  }
  editor.commands.setTextSelection({ from, to });
  if (focus) editor.view.dom.focus({ preventScroll: true });
  return true;
}

function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 160 && bottom <= window.innerHeight - 40;
}

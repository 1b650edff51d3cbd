/**
 * The letter of a shortcut, or null: while somebody types, inside a dialog or menu, with a further key held
 * down, and for whoever has turned single-letter keys off (WCAG 2.1.4).
 */
export function singleKey(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const at = event.target instanceof Element ? event.target : document.body;
  if (at.closest("input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]"))
    return null;
  if (!document.querySelector("[data-single-keys]")) return null;
  // The place on the keyboard, not the letter: an Arabic layout has ش where J is.
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
  return letter ?? event.key;
}

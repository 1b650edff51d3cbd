type Shortcut = "save" | "next" | "previous" | "swap" | "insert" | "tools";

interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * The editor's own shortcuts (product.md 5.0). An Arabic keyboard gives «س» where a Latin one gives
 * "s", and Alt turns letters into signs on a Mac: there the place of the key decides.
 */
export function shortcutOf({ key, code, ctrlKey, metaKey, altKey }: Pressed): Shortcut | undefined {
  if (altKey && key === "F10") return "tools";
  if (!ctrlKey && !metaKey) return undefined;
  const isLatin = /^[a-z]$/i.test(key);
  const letter = isLatin ? key.toLowerCase() : code.replace(/^Key/, "").toLowerCase();
  if (altKey) {
    if (key === "ArrowDown") return "next";
    if (key === "ArrowUp") return "previous";
    return letter === "l" ? "swap" : undefined;
  }
  if (key === "/" || code === "Slash") return "insert";
  return letter === "s" ? "save" : undefined;
}

"use client";
import { useSyncExternalStore } from "react";

/** Below this width the book is read one page at a time (product.md 5.2). */
const query = "(max-width: 1099px)";

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}

"use client";
import { useEffect } from "react";
import type { Pane } from "./use-pane";

/** What is not saved is not lost by leaving: saves when the page is hidden, asks before it closes. */
export function useLeaving(panes: readonly Pane[]): void {
  const savers = panes.map(({ saver }) => saver);
  // biome-ignore lint/correctness/useExhaustiveDependencies: savers live as long as the page
  useEffect(() => {
    const flush = () => savers.forEach((saver) => void saver.flush());
    const hidden = () => document.visibilityState === "hidden" && flush();
    const ask = (event: BeforeUnloadEvent) => {
      if (!savers.some((saver) => saver.isDirty())) return;
      event.preventDefault();
      flush();
    };
    document.addEventListener("visibilitychange", hidden);
    window.addEventListener("online", flush);
    window.addEventListener("beforeunload", ask);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      window.removeEventListener("online", flush);
      window.removeEventListener("beforeunload", ask);
    };
  }, []);
}

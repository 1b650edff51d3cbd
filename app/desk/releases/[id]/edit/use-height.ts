"use client";
import { useCallback, useRef, useState } from "react";

/** The height of what comes and goes, with its margins left out: a ref to give, and px. */
export function useHeight(): [(element: HTMLElement | null) => void, number] {
  const [height, setHeight] = useState(0);
  const observer = useRef<ResizeObserver>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    observer.current = null;
    if (!element) return setHeight(0);
    observer.current = new ResizeObserver(() => setHeight(element.offsetHeight + 18));
    observer.current.observe(element);
  }, []);
  return [ref, height];
}

"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { classes } from "./classes";

interface Props {
  label: string;
  className?: string;
  /** Links; the open one carries `aria-current`. */
  children: ReactNode;
}

/** Tabs between pages. Where they are wider than the screen, the open one is brought to the middle. */
export function TabLinks({ label, className, children }: Props) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const open = list.current?.querySelector("[aria-current]")?.getBoundingClientRect();
    const all = list.current?.getBoundingClientRect();
    if (open && all) list.current?.scrollBy({ left: open.x + open.width / 2 - all.x - all.width / 2 });
  });
  return (
    <nav ref={list} className={classes("tabs", className)} aria-label={label}>
      {children}
    </nav>
  );
}

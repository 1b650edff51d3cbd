"use client";
import { useEffect, useState } from "react";
import type { DeadLink } from "@/document/preflight/finding";

const every = 5000;
/** Who touches nothing for so long is away: asking further would keep their session from ending. Milliseconds. */
const rest = 5 * 60_000;
const signs = ["pointermove", "keydown", "wheel"] as const;

/**
 * The addresses that lead nowhere, which a worker finds out while the text is open. Asked for now and then, since a
 * browser has few lines to one server and each open text would hold one.
 */
export function useDeadLinks(drawnWith: readonly DeadLink[] | undefined) {
  const [links, setLinks] = useState(drawnWith);
  useEffect(() => setLinks(drawnWith), [drawnWith]);
  useEffect(() => {
    const over = new AbortController();
    const { signal } = over;
    let seen = Date.now();
    const isSeen = () => {
      seen = Date.now();
    };
    for (const sign of signs) window.addEventListener(sign, isSeen, { passive: true, signal });
    const look = async () => {
      const isAway = document.hidden || Date.now() - seen > rest;
      const news = isAway ? null : await ask(signal).catch(() => null);
      if (signal.aborted) return;
      if (news) setLinks((before) => (JSON.stringify(news) === JSON.stringify(before) ? before : news));
      timer = setTimeout(look, every);
    };
    let timer = setTimeout(look, every);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, []);
  return links;
}

async function ask(signal: AbortSignal): Promise<DeadLink[] | null> {
  // Signed out, one is sent away.
  const reply = await fetch("/desk/releases/dead-links", { redirect: "error", signal });
  return reply.ok ? reply.json() : null;
}

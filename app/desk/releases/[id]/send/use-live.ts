"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { SendSnapshot } from "@/base/send-counts";

/** What changes the things that the server has drawn around the figures. */
const drawn = ({ counts: { rejected, deferred, uncertain }, isDaySpent, relaysAway }: SendSnapshot) =>
  JSON.stringify([rejected, deferred, uncertain, isDaySpent, relaysAway]);

/** A line that is back within this is not worth a word: the server ends each after some minutes. Milliseconds. */
const patience = 4000;
/**
 * The browser opens a lost line again by itself, but not one that was answered with an error: then we do.
 * A page that is behind the news is read again as often.
 */
const askAgain = 3000;

/**
 * How a send stands, live. What the page was drawn with stays until news comes; when the send enters
 * another state the whole page is read again. Closing the page ends only the watching, and the server
 * may go away and come back.
 */
export function useLive(address: string, drawnWith: SendSnapshot) {
  const router = useRouter();
  const [now, setNow] = useState(drawnWith);
  const [line, setLine] = useState<"fine" | "lost" | "back">("fine");
  useEffect(() => {
    let source: EventSource;
    let lost: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source = new EventSource(address);
      source.onmessage = ({ data }) => {
        clearTimeout(lost);
        lost = undefined;
        setLine((before) => (before === "lost" ? "back" : before));
        // Our own route writes it.
        setNow(JSON.parse(data) as SendSnapshot);
      };
      source.onerror = () => {
        lost ??= setTimeout(() => setLine("lost"), patience);
        if (source.readyState !== EventSource.CLOSED) return;
        clearTimeout(again);
        again = setTimeout(open, askAgain);
      };
      source.addEventListener("over", () => {
        clearTimeout(lost);
        source.close();
      });
    };
    open();
    return () => {
      source.close();
      clearTimeout(lost);
      clearTimeout(again);
    };
  }, [address]);
  const isBehind = now.state !== drawnWith.state || drawn(now) !== drawn(drawnWith);
  useEffect(() => {
    if (!isBehind) return;
    router.refresh();
    // The next news may come while the page is being read: it stays behind, and is read again.
    const timer = setInterval(() => router.refresh(), askAgain);
    return () => clearInterval(timer);
  }, [isBehind, router]);
  return { now, isLost: line === "lost", isBack: line === "back" };
}

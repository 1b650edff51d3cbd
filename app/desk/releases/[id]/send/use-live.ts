"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { SendSnapshot } from "@/base/send-counts";

/** What changes the things that the server has drawn around the figures. */
const drawn = ({ counts: { rejected, deferred, uncertain }, isDaySpent }: SendSnapshot) =>
  `${rejected},${deferred},${uncertain},${isDaySpent}`;

/**
 * How a send stands, live. What the page was drawn with stays until news comes; when the send enters
 * another state the whole page is read again. Closing the page ends only the watching.
 */
export function useLive(address: string, drawnWith: SendSnapshot): { now: SendSnapshot; isLost: boolean } {
  const router = useRouter();
  const [now, setNow] = useState(drawnWith);
  const [isLost, setLost] = useState(false);
  const { state } = drawnWith;
  const others = drawn(drawnWith);
  useEffect(() => {
    const source = new EventSource(address);
    source.onmessage = ({ data }) => {
      // Our own route writes it.
      const news = JSON.parse(data) as SendSnapshot;
      setLost(false);
      setNow(news);
      if (news.state !== state || drawn(news) !== others) router.refresh();
    };
    source.onerror = () => setLost(true);
    source.addEventListener("over", () => source.close());
    return () => source.close();
  }, [address, state, others, router]);
  return { now, isLost };
}

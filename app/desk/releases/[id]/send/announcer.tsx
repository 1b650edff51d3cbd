"use client";
import { useEffect, useRef, useState } from "react";

/** Says how far it is to those who do not see the bar: every tenth, not every second. */
export function Announcer({ percent, says }: { percent: number; says: string }) {
  const step = Math.floor(percent / 10);
  const before = useRef(step);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (step === before.current) return;
    before.current = step;
    setSaid(says);
  }, [step, says]);
  return (
    <p className="vh" role="status">
      {said}
    </p>
  );
}

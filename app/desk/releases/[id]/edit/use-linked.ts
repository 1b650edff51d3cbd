"use client";
import { useEffect, useRef } from "react";
import type { PreflightFinding } from "@/document/preflight/finding";

/** Goes once to the finding that the address names (`#fingerprint`), when it is known. */
export function useLinked(findings: readonly PreflightFinding[], go: (finding: PreflightFinding) => void) {
  const isDone = useRef(false);
  const act = useRef(go);
  act.current = go;
  useEffect(() => {
    const wanted = findings.find(({ fingerprint }) => `#${fingerprint}` === window.location.hash);
    if (!wanted || isDone.current) return;
    isDone.current = true;
    act.current(wanted);
  }, [findings]);
}

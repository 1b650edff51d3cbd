"use client";
import { useEffect, useRef } from "react";
import type { PreflightFinding } from "@/document/preflight/finding";
import type { FindingSide } from "@/text/finding";
import type { Checked } from "./check-all";
import { readPlaceHash } from "./place-hash";

interface Ways {
  go: (finding: PreflightFinding) => void;
  reveal: (place: { sides: FindingSide[] }) => void;
}

/** Goes to the finding that the address names, once it is known, or where the address says that it stands; then forgets it. */
export function useLinked(checked: Checked, { go, reveal }: Ways) {
  const follow = useRef(() => {});
  follow.current = () => {
    const { fingerprint, side } = readPlaceHash(window.location.hash);
    const wanted = checked.findings.find((finding) => finding.fingerprint === fingerprint);
    const isKnown = checked.rows.length > 0;
    if (!wanted && !(isKnown && side)) return;
    // The same place may be asked for again.
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    if (wanted) go(wanted);
    else if (side) reveal({ sides: [side] });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each check may bring what the address names
  useEffect(() => follow.current(), [checked]);
  useEffect(() => {
    const again = () => follow.current();
    window.addEventListener("hashchange", again);
    return () => window.removeEventListener("hashchange", again);
  }, []);
}

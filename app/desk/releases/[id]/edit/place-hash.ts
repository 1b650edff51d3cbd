import { languages } from "@/base/vocabulary";
import type { PreflightFinding } from "@/document/preflight/finding";
import type { FindingSide } from "@/text/finding";

/**
 * The part of an editor's address that names a finding and its first passage: `#fingerprint,en.4.17.33`. What was
 * found of an act that was refused, such as an embargo that was not set, is found nowhere afterwards.
 */
export function placeHash({ fingerprint, sides }: Pick<PreflightFinding, "fingerprint" | "sides">): string {
  const side = sides.find(({ paragraph }) => paragraph !== null);
  return `#${fingerprint}${side ? `,${[side.lang, side.paragraph, side.start, side.end].join(".")}` : ""}`;
}

/** What `placeHash` wrote; an address that somebody else wrote names no finding. */
export function readPlaceHash(hash: string): { fingerprint: string; side?: FindingSide } {
  const [fingerprint = "", place = ""] = hash.slice(1).split(",");
  const [, name, ...numbers] = /^([a-z]+)\.(\d+)\.(\d+)\.(\d+)$/.exec(place) ?? [];
  const lang = languages.find((one) => one === name);
  const [paragraph = 0, start = 0, end = 0] = numbers.map(Number);
  return { fingerprint, ...(lang ? { side: { lang, paragraph, start, end, text: "" } } : {}) };
}

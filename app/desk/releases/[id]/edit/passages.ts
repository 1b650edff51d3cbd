import { placedBlocks } from "@/document/blocks";
import type { PreflightFinding } from "@/document/preflight/finding";
import type { Version } from "@/document/version";
import type { Hit } from "./hits";
import { type FieldKind, fieldKinds, fieldPlace, type Place, placeOf } from "./places";
import type { LineMark } from "./writing-line";

/** A passage and what stands round it. */
export interface Passage {
  lang: string;
  before: string;
  text: string;
  after: string;
}

/** Letters that are shown on either side of a passage, cut at a word. */
const around = 44;

/** What a finding names in one language, with its surroundings; null where it names nothing there. */
export function passageIn(version: Version, finding: PreflightFinding): Passage | null {
  const side = finding.sides.find(({ lang }) => lang === version.lang);
  if (side && finding.field && side.paragraph === null)
    return { lang: version.lang, before: "", text: cut(side.text), after: "" };
  const block = side?.paragraph == null ? undefined : placedBlocks(version)[side.paragraph];
  if (!side || !block || side.end <= side.start) return null;
  const before = block.text.slice(0, side.start);
  const after = block.text.slice(side.end);
  const first = before.length > around ? `… ${before.slice(-around).replace(/^\S*\s/, "")}` : before;
  const last = after.length > around ? `${after.slice(0, around).replace(/\s\S*$/, "")} …` : after;
  const text = block.text.slice(side.start, side.end);
  return { lang: version.lang, before: first, text: cut(text), after: last };
}

const cut = (text: string) => (text.length > 160 ? `${text.slice(0, 150)} …` : text);

/** Where a finding stands on the page of one language, to go there. */
export function targetIn(
  version: Version,
  finding: Pick<PreflightFinding, "sides">,
): { place: Place; start: number; end: number } | null {
  const side = finding.sides.find(({ lang }) => lang === version.lang);
  if (!side) return null;
  if (side.paragraph === null) return { place: fieldPlace(side.text), start: 0, end: 0 };
  const block = placedBlocks(version)[side.paragraph];
  return block ? { place: placeOf(block), start: side.start, end: side.end } : null;
}

const looks = { error: "hit", warning: "hit w", info: "hit n" } as const;

/** All passages that findings name on one page: marks of the body, and of the fields above it. */
export function marksOf(version: Version, findings: readonly PreflightFinding[], open: string | null) {
  const blocks = placedBlocks(version);
  const body: Hit[] = [];
  const fields = new Map<FieldKind, LineMark[]>();
  for (const { sides, severity, fingerprint } of findings) {
    for (const { lang, paragraph, start, end } of sides) {
      const block = paragraph === null ? undefined : blocks[paragraph];
      if (lang !== version.lang || !block || end <= start) continue;
      const isOpen = fingerprint === open;
      // A note is a whisper: its passage is shown only while it is looked at.
      if (severity === "info" && !isOpen) continue;
      if (block.path) body.push({ path: block.path, start, end, severity, isOpen });
      const field = fieldKinds.find((kind) => kind === block.kind);
      if (!block.path && field && field !== "dateline") {
        const mark = { start, end, look: `${looks[severity]}${isOpen ? " on" : ""}` };
        fields.set(field, [...(fields.get(field) ?? []), mark]);
      }
    }
  }
  return { body, fields };
}

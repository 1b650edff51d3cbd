import type { PlacedBlock } from "../blocks";
import type { Version } from "../version";
import { found, nowhere, type PreflightFinding } from "./finding";

type Side = Pick<Version, "lang"> & { blocks: readonly PlacedBlock[] };

/** C6: headings or lists that only one language has, and lists or notes with more items in one of them. */
export function checkStructure(pivot: Side, other: Side): PreflightFinding[] {
  const counts = (["heading", "list", "table", "figure"] as const).flatMap((kind) => {
    const [here, there] = [numbered(pivot, kind), numbered(other, kind)];
    if (here.length === there.length) return [];
    const isMore = here.length > there.length;
    const extra = isMore ? here[there.length] : there[here.length];
    const [side, lacking] = isMore ? [pivot, other] : [other, pivot];
    return extra
      ? [found("structure.mismatch", [placeOf(side, extra), nowhere(lacking.lang, "")], { missingIn: lacking.lang })]
      : [];
  });
  const linesIn = (kind: PlacedBlock["kind"]) =>
    numbered(pivot, kind).flatMap((list, index) => {
      const facing = numbered(other, kind)[index];
      if (!facing || linesOf(list.text) === linesOf(facing.text)) return [];
      return [found("structure.mismatch", [placeOf(pivot, list), placeOf(other, facing)])];
    });
  return [...counts, ...(counts.length > 0 ? [] : linesIn("list")), ...linesIn("notes")];
}

type Numbered = PlacedBlock & { paragraph: number };

const numbered = ({ blocks }: Side, kind: PlacedBlock["kind"]): Numbered[] =>
  blocks.map((block, paragraph) => ({ ...block, paragraph })).filter((block) => block.kind === kind);

const linesOf = (text: string) => text.split("\n").length;

const placeOf = ({ lang }: Side, { paragraph, text }: Numbered) => ({
  lang,
  paragraph,
  start: 0,
  end: text.length,
  text,
});

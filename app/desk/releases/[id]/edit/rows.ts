import { checkedVersion, type PlacedBlock, placedBlocks } from "@/document/blocks";
import type { PreflightFinding } from "@/document/preflight/finding";
import type { Version } from "@/document/version";
import { alignment } from "@/text/parity";
import { fieldKinds, fieldPlace, type Place, placeOf, type Row } from "./places";

/**
 * The rungs between two versions, in reading order: the fields, then the blocks of the documents as
 * the check aligns them. A block without text belongs to the rung before it. `start` is the page at
 * the left, `end` the one at the right; findings hang on the rung of the first place they name.
 */
export function rowsOf([start, end]: [Version, Version], findings: readonly PreflightFinding[], region: string): Row[] {
  const sides = [placedBlocks(start), placedBlocks(end)] as const;
  const fields: Row[] = fieldKinds.map((kind) => ({ key: kind, start: [kind], end: [kind], findings: [] }));
  const body: Row[] = alignment(checkedVersion(start), checkedVersion(end), region)
    .map(({ left, right }) => ({ start: inBody(sides[0], left), end: inBody(sides[1], right) }))
    .filter((row) => row.start.length + row.end.length > 0)
    .map((row) => ({ ...row, key: `${row.start[0] ?? "-"}:${row.end[0] ?? "-"}`, findings: [] }));
  adoptTextless(body, "start", sides[0]);
  adoptTextless(body, "end", sides[1]);
  const rows = [...fields, ...body];
  for (const finding of findings) rowOfFinding(rows, finding, [start, end], sides)?.findings.push(finding);
  return rows;
}

function inBody(blocks: readonly PlacedBlock[], numbers: readonly number[]): Place[] {
  return numbers.flatMap((number) => {
    const block = blocks[number];
    return block?.path ? [placeOf(block)] : [];
  });
}

function adoptTextless(rows: Row[], side: "start" | "end", blocks: readonly PlacedBlock[]) {
  const held = new Set(rows.flatMap((row) => row[side]));
  let last: Row | undefined;
  for (const block of blocks) {
    if (!block.path) continue;
    const place = placeOf(block);
    if (held.has(place)) last = rows.find((row) => row[side].includes(place));
    else (last ?? rows[0])?.[side].push(place);
  }
}

function rowOfFinding(
  rows: Row[],
  finding: PreflightFinding,
  versions: [Version, Version],
  sides: readonly [PlacedBlock[], PlacedBlock[]],
): Row | undefined {
  for (const side of finding.sides) {
    const at = versions.findIndex(({ lang }) => lang === side.lang);
    if (at < 0) continue;
    const place = side.paragraph === null ? fieldPlace(side.text) : placeAt(sides[at === 0 ? 0 : 1], side.paragraph);
    const row = rows.find((one) => (at === 0 ? one.start : one.end).includes(place));
    if (row) return row;
  }
  return undefined;
}

const placeAt = (blocks: readonly PlacedBlock[], paragraph: number): Place => {
  const block = blocks[paragraph];
  return block ? placeOf(block) : "";
};

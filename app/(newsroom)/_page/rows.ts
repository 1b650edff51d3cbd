import { checkedVersion, placedBlocks } from "@/document/blocks";
import type { HtmlBlock } from "@/document/to-html";
import type { PublicVersion } from "@/domain/newsroom/queries";
import { alignment } from "@/text/parity";

/** HTML of blocks of two languages that face one another; one side may be empty. */
export interface Row {
  left: string;
  right: string;
}

interface Side {
  version: PublicVersion;
  /** One for each top-level node of the document, in order; empty nodes have empty HTML. */
  blocks: readonly (HtmlBlock | null)[];
}

/**
 * The blocks of two languages in rows, each block once and in order on its own side. What belongs
 * together is found as the check finds it, by length and facts; what stands between two such
 * places gets rows of its own, or shares one where both sides have something there.
 */
export function rowsOf(left: Side, right: Side, region: string): Row[] {
  const pairs = alignment(checkedVersion(left.version), checkedVersion(right.version), region);
  const place = { left: nodeIndexes(left.version), right: nodeIndexes(right.version) };
  const rows: Row[] = [];
  let l = 0;
  let r = 0;
  const advance = (toLeft: number, toRight: number) => {
    if (toLeft > l || toRight > r) rows.push({ left: htmlOf(left, l, toLeft), right: htmlOf(right, r, toRight) });
    l = Math.max(l, toLeft);
    r = Math.max(r, toRight);
  };
  for (const pair of pairs) {
    const ends = { left: endOf(pair.left, place.left), right: endOf(pair.right, place.right) };
    const starts = { left: startOf(pair.left, place.left), right: startOf(pair.right, place.right) };
    if (starts.left !== null && starts.right !== null) advance(starts.left, starts.right);
    advance(ends.left ?? l, ends.right ?? r);
  }
  advance(left.blocks.length, right.blocks.length);
  return rows.filter((row) => row.left !== "" || row.right !== "");
}

/** Paragraph number → index of its top-level node; null for fields such as the headline. */
function nodeIndexes(version: PublicVersion): (number | null)[] {
  return placedBlocks(version).map(({ path }) => path?.[0] ?? null);
}

function startOf(paragraphs: readonly number[], place: readonly (number | null)[]): number | null {
  const first = paragraphs[0];
  return first === undefined ? null : (place[first] ?? null);
}

function endOf(paragraphs: readonly number[], place: readonly (number | null)[]): number | null {
  const last = paragraphs.at(-1);
  const index = last === undefined ? null : (place[last] ?? null);
  return index === null ? null : index + 1;
}

const htmlOf = ({ blocks }: Side, from: number, to: number) =>
  blocks
    .slice(from, to)
    .map((block) => block?.html ?? "")
    .join("");

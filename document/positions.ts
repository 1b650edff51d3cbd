import type { Node as PMNode } from "@tiptap/pm/model";

/**
 * The ProseMirror position of a character of a numbered paragraph, for jumps and marks in the editor.
 * @param path of the block (`PlacedBlock.path`) in the document
 * @param offset in the block's text as `nodeText` gives it, in UTF-16 units
 * @returns a position inside the document; the block's own start where it has no text (an atom)
 */
export function positionOf(doc: PMNode, path: readonly number[], offset: number): number {
  let node = doc;
  let before = -1;
  for (const index of path) {
    if (index >= node.childCount) break;
    let start = before + 1;
    for (let sibling = 0; sibling < index; sibling++) start += node.child(sibling).nodeSize;
    before = start;
    node = node.child(index);
  }
  return inTextblocks(node, before, offset) ?? Math.max(before, 0);
}

/** Walks the lines of a block as `nodeText` joins them: inline content run together, lines joined by one LF. */
function inTextblocks(block: PMNode, before: number, offset: number): number | null {
  let left = offset;
  let found: number | null = null;
  let last: number | null = null;
  const visit = (node: PMNode, at: number) => {
    if (found !== null) return;
    if (node.isTextblock) {
      if (node.content.size === 0) return;
      if (left <= node.content.size) found = at + 1 + left;
      last = at + 1 + node.content.size;
      left -= node.content.size + 1;
      return;
    }
    node.forEach((child, inner) => {
      visit(child, at + 1 + inner);
    });
  };
  visit(block, before);
  return found ?? last;
}

import { blockTypes, type DocumentJson, type NodeJson } from "@/document/schema";

const blocks: ReadonlySet<string> = new Set(blockTypes);

/**
 * The document with a `uid` on every block. Imported texts have none; given before the editor opens,
 * they are no edit, and opening a release saves nothing.
 */
export function withUids(document: DocumentJson, make: () => string = () => crypto.randomUUID()): DocumentJson {
  const taken = new Set<string>();
  const named = (node: NodeJson): NodeJson => {
    const content = node.content?.map(named);
    const inner = content ? { ...node, content } : node;
    if (!blocks.has(node.type)) return inner;
    const kept = node.attrs?.uid;
    const uid = typeof kept === "string" && !taken.has(kept) ? kept : make();
    taken.add(uid);
    return { ...inner, attrs: { ...node.attrs, uid } };
  };
  return { ...document, content: document.content.map(named) };
}

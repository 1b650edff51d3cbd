import { nodeText } from "@/document/blocks";
import type { Content } from "./edit-release";

/** A text for the clipboard: its fields and blocks, a blank line between them. */
export function plainText({ fields, document }: Content): string {
  const blocks = document.content.map((node) => nodeText(node));
  return [fields.kicker, fields.headline, fields.subhead, ...blocks].filter(Boolean).join("\n\n");
}

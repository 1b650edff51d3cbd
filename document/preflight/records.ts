import { placedBlocks } from "../blocks";
import type { NodeJson } from "../schema";
import type { Version } from "../version";
import type { Edited } from "./clock";
import { found, type PreflightFinding } from "./finding";

/** A boilerplate or a person as the newsroom keeps them now. */
export interface KeptRecord {
  id: string;
  /** Of a boilerplate: counted up with each change. */
  version?: number;
  /** When it was last changed, ISO 8601. */
  changedAt: string;
}

/**
 * C14: a text uses an older version of a boilerplate, or names a speaker whose record was changed since the text
 * was last touched: the words under a quotation are copied, a contact is printed from its record and cannot age.
 */
export function checkRecords(version: Version, records: readonly KeptRecord[], edited: Edited): PreflightFinding[] {
  if (records.length === 0) return [];
  const { lang, document } = version;
  return placedBlocks(version).flatMap(({ text, path }, paragraph) => {
    const node = path?.length === 1 ? document.content[path[0] ?? -1] : undefined;
    return node && isOlder(node, records, edited[lang])
      ? [found("record.changed", [{ lang, paragraph, start: 0, end: text.length, text }])]
      : [];
  });
}

function isOlder({ type, attrs, content }: NodeJson, records: readonly KeptRecord[], edited: string | undefined) {
  const record = (id: unknown) => records.find((one) => one.id === id);
  if (type === "boilerplate") {
    const now = record(attrs?.boilerplateId)?.version;
    return now !== undefined && typeof attrs?.version === "number" && attrs.version < now;
  }
  const speaker = type === "quote" ? content?.find((child) => child.type === "attribution") : undefined;
  const changed = record(speaker?.attrs?.personId)?.changedAt;
  return changed !== undefined && edited !== undefined && Date.parse(edited) < Date.parse(changed);
}

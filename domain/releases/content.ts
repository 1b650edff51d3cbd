import { createHash } from "node:crypto";
import type { releaseVersions } from "@/db/schema/releases";
import type { DocumentJson } from "@/document/schema";
import { type Version, versionFrom } from "@/document/version";
import type { VersionFields } from "./input";

type Row = Pick<typeof releaseVersions.$inferSelect, keyof VersionFields | "document" | "language">;

/** The columns of `VersionFields` and the document, picked out of any wider row. */
export function contentOf(row: Row): VersionFields & { document: DocumentJson } {
  return {
    kicker: row.kicker,
    headline: row.headline,
    subhead: row.subhead,
    datelinePlace: row.datelinePlace,
    datelineDate: row.datelineDate,
    datelineText: row.datelineText,
    summary: row.summary,
    mailSubject: row.mailSubject,
    preheader: row.preheader,
    // Only documents that passed `parseDocument` are ever stored.
    document: row.document as DocumentJson,
  };
}

/** A stored row as importer, check and renderers know a version. */
export function versionOf(row: Row): Version {
  // Only documents that passed `parseDocument` are ever stored.
  return versionFrom(row.language, row, row.document as DocumentJson);
}

/** SHA-256 (hex) over fields and document, keys in a fixed order: what an approval binds to. */
export function contentHash(content: VersionFields & { document: DocumentJson }): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(content)))
    .digest("hex");
}

/** jsonb keeps no order of keys, so a hash that is to survive a round trip needs one of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

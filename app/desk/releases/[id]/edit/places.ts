import type { PlacedBlock } from "@/document/blocks";
import type { MeasuredField, PreflightFinding } from "@/document/preflight/finding";
import type { BlockKind } from "@/text/block";

export const fieldKinds = ["kicker", "headline", "subhead", "dateline"] as const satisfies BlockKind[];
export type FieldKind = (typeof fieldKinds)[number];

/** Where a block stands on one page: a field by its name, a block of the document by its path (`"3"`, `"9.1"`). */
export type Place = string;

/** One rung of the spine: what faces what. A side without places is missing there. */
export interface Row {
  key: string;
  start: Place[];
  end: Place[];
  findings: PreflightFinding[];
}

export const placeOf = ({ kind, path }: PlacedBlock): Place => (path ? path.join(".") : kind);

/** Findings about a field name it in their text. The lead is the first block. */
export const fieldPlace = (name: string): Place => (name === "lead" ? "0" : name);

/** Is there a place to go to? A mail, an hour and a sender stand on no page. */
export const hasPlace = (finding: PreflightFinding): boolean =>
  finding.code === "field.missing" ||
  finding.code === "field.empty" ||
  isInDetails(finding) ||
  finding.sides.some(({ paragraph }) => paragraph !== null);

/** About a field that stands on no page, but in the drawer of details. */
export const isInDetails = (finding: PreflightFinding): finding is PreflightFinding & { field: MeasuredField } =>
  finding.field !== undefined && finding.field !== "headline";

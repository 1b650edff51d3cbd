import type { Imported, RowVerdict } from "@/domain/contacts/import";
import type { RowFault } from "@/domain/contacts/import-rows";
import type { FormState } from "@/ui/form-state";

/** Rows that are listed one by one; beyond them the counts say enough. */
const shownRows = 200;

export interface ToldImport {
  written: boolean;
  counts: Record<RowVerdict, number>;
  /** Those that a person may want to look at: what cannot be read first, then what changes nothing. */
  rows: { row: number; verdict: RowVerdict; reason?: RowFault }[];
  /** Rows of that kind beyond the listed ones. */
  more: number;
}

/** What the form is told of an import, as one text: the state of a form holds nothing else. */
export function toldOf({ rows, ...counts }: Imported, { dryRun }: { dryRun: boolean }): FormState {
  const noted = [...rows.filter(is("invalid")), ...rows.filter(is("suppressed")), ...rows.filter(is("duplicate"))];
  const told: ToldImport = {
    written: !dryRun,
    counts,
    rows: noted.slice(0, shownRows),
    more: Math.max(0, noted.length - shownRows),
  };
  return { told: { imported: JSON.stringify(told) } };
}

const is =
  (verdict: RowVerdict) =>
  (row: { verdict: RowVerdict }): boolean =>
    row.verdict === verdict;

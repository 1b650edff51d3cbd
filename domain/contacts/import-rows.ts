import { invalid } from "@/base/refusal";
import type { Csv, CsvRow } from "@/text/csv";
import { cut } from "@/text/cut";
import { clean } from "@/text/hygiene";
import { type Address, readAddress } from "./address";
import { type ContactField, fieldOf, readLanguages } from "./columns";
import { ContactFields, longest } from "./input";
import { readPhone } from "./phone";

export const rowFaults = ["email-missing", "email-invalid", "language-unknown", "cells-too-many", "too-long"] as const;
export type RowFault = (typeof rowFaults)[number];

/** A row that can be written: only the fields that its cells fill. */
export interface ReadRow {
  row: number;
  address: Address;
  fields: Partial<Omit<ContactFields, "email">>;
  notes: Record<string, string>;
}

export type RowOutcome = ReadRow | { row: number; fault: RowFault };

/**
 * Reads the rows of a contact file. Refuses `column-missing` where no column holds addresses.
 * @param region of phone numbers without a country code
 */
export function readRows({ header, rows }: Csv, region: string): RowOutcome[] {
  const columns = header.map((name) => ({ name: cut(clean(name), 100), field: fieldOf(name) }));
  // The first of two columns of one meaning counts; the other is a note.
  const seen = new Set<ContactField>();
  for (const column of columns) {
    if (column.field && seen.has(column.field)) column.field = null;
    else if (column.field) seen.add(column.field);
  }
  if (!seen.has("email")) throw invalid("column-missing", { column: "email" });
  return rows.map((row) => readRow(row, columns, region));
}

function readRow(
  { row, cells }: CsvRow,
  columns: { name: string; field: ContactField | null }[],
  region: string,
): RowOutcome {
  // A comma without quotation marks pushes every later cell into its neighbour's column.
  if (cells.slice(columns.length).some((cell) => cell !== "")) return { row, fault: "cells-too-many" };
  const raw: Partial<Record<ContactField, string>> = {};
  const notes: Record<string, string> = {};
  columns.forEach(({ name, field }, index) => {
    const written = cells[index] ?? "";
    const cell = clean(written).replace(/\n+/g, " ");
    if (cell === "") return;
    // An address is never mended: what it would become may be somebody else's.
    if (field) raw[field] = field === "email" ? written : shortened(field, cell);
    // A text that is too long stands whole among the notes: nobody is left out for a name.
    if (name && (!field || (field !== "email" && raw[field] !== cell))) notes[name] = cut(cell, 2000);
  });
  if (!raw.email) return { row, fault: "email-missing" };
  const address = readAddress(raw.email);
  if (!address) return { row, fault: "email-invalid" };
  const languages = readLanguages(raw.languages ?? "");
  if (!languages) return { row, fault: "language-unknown" };

  const { email: _, languages: __, tags, phone, ...words } = raw;
  const given = {
    ...words,
    ...(languages.length > 0 ? { languages } : {}),
    ...(phone ? { phone: readPhone(phone, region) } : {}),
    ...(tags ? { tags: readTags(tags) } : {}),
  };
  const fields = ContactFields.omit({ email: true }).partial().safeParse(given);
  if (!fields.success) return { row, fault: "too-long" };
  // `partial` keeps the defaults of the schema; only what a cell filled is written.
  const filled = Object.fromEntries(Object.entries(fields.data).filter(([field]) => field in given));
  return { row, address, fields: filled, notes };
}

const limits: Partial<Record<ContactField, number>> = longest;
function shortened(field: ContactField, cell: string): string {
  const limit = limits[field];
  return limit === undefined || [...cell].length <= limit ? cell : cut(cell, limit).trim();
}

const readTags = (cell: string) => [...new Set(cell.split(/[;؛]/).map((tag) => tag.trim()))].filter(Boolean);

import { parse } from "csv-parse/sync";
import { invalid } from "@/base/refusal";
import { decodeText } from "./decode-csv";

/** 50 MB is some 400,000 contacts. */
export const largestCsv = 50 * 1024 * 1024;

export interface CsvRow {
  /** As a spreadsheet counts: the header is 1, blank rows count. */
  row: number;
  cells: string[];
}

export interface Csv {
  header: string[];
  rows: CsvRow[];
}

/**
 * Reads a CSV with a header row in UTF-8, UTF-16 or windows-1256, delimited by comma, semicolon, tab
 * or bar, whichever the header uses. Rows without any text are left out. Refuses `nothing-to-import`,
 * `file-too-large`, `file-unreadable` (with the line), `encoding-unknown`.
 */
export function readCsv(bytes: Uint8Array): Csv {
  if (bytes.length > largestCsv) throw invalid("file-too-large", { bytes: bytes.length, most: largestCsv });
  // Excel writes its delimiter as a first line of its own.
  const text = decodeText(bytes).replace(/^sep=(.)\r?\n/i, "");
  const records = parseRecords(text).filter(({ cells }) => cells.some((cell) => cell !== ""));
  const [header, ...rows] = records;
  if (!header) throw invalid("nothing-to-import");
  return { header: header.cells, rows };
}

/** The records of a CSV, the header too, whatever its delimiter. Refuses `file-unreadable` with the line. */
export function parseRecords(text: string): CsvRow[] {
  try {
    const records: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    });
    return records.map((cells, index) => ({ row: index + 1, cells }));
  } catch (error) {
    const line = error instanceof Error && "lines" in error ? Number(error.lines) : 0;
    throw invalid("file-unreadable", { line });
  }
}

/** The one that stands most often in the first line, outside quotation marks. */
function delimiterOf(text: string): string {
  const first = (/^[^\r\n]*/.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => first.split(delimiter).length;
  return [",", ";", "\t", "|"].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** One record of a CSV (RFC 4180). A cell that a spreadsheet would take for a formula is made plain text. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

/** A cell as it was before `csvLine` made it plain text. */
export const unquotedFormula = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, "");

function quoted(cell: string): string {
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

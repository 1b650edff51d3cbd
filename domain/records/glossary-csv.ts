import { parse } from "csv-parse/sync";
import { invalid } from "@/base/refusal";
import { type GlossaryKind, glossaryKinds, type Language, languages } from "@/base/vocabulary";

/** An entry as a file has it, not yet checked. */
export interface GivenEntry {
  kind: GlossaryKind;
  names: Partial<Record<Language, string[]>>;
}

/**
 * Entries of a CSV with a header row: a column for each language, by its code; `|` between several
 * names; `kind` is `person` or `term` (the default). Comma, semicolon or tab, whichever the header has.
 * Refuses `file-unreadable`, and `column-missing` where no column is a language.
 */
export function readGlossaryCsv(text: string): GivenEntry[] {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const delimiter = [",", ";", "\t"].reduce((best, next) =>
    first.split(next).length > first.split(best).length ? next : best,
  );
  const [header = [], ...rows] = cellsOf(text, delimiter);
  const columns = header.map((name) => name.toLowerCase());
  const inLanguage = languages.filter((language) => columns.includes(language));
  if (inLanguage.length === 0) throw invalid("column-missing", { columns: ["en", "ar"] });
  return rows
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map((cells) => {
      const kind = cells[columns.indexOf("kind")]?.toLowerCase();
      return {
        kind: glossaryKinds.find((one) => one === kind) ?? "term",
        names: Object.fromEntries(
          inLanguage.map((language) => [language, namesIn(cells[columns.indexOf(language)] ?? "", delimiter)]),
        ),
      };
    });
}

const namesIn = (cell: string, delimiter: string) =>
  cell
    .split(delimiter === ";" ? "|" : /[|;]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");

function cellsOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, trim: true });
  } catch (error) {
    throw invalid("file-unreadable", { line: error instanceof Error && "lines" in error ? Number(error.lines) : 0 });
  }
}

/** The same table back, for spreadsheets: UTF-8 with its mark, so that Excel reads the Arabic. */
export function writeGlossaryCsv(entries: readonly GivenEntry[]): string {
  const used = languages.filter((language) => entries.some(({ names }) => names[language]));
  const lines = [
    ["kind", ...used],
    ...entries.map(({ kind, names }) => [kind, ...used.map((language) => (names[language] ?? []).join(" | "))]),
  ];
  const cell = (value: string) => (/[",\r\n;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

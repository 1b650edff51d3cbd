import { invalid } from "@/base/refusal";
import { type GlossaryKind, glossaryKinds, type Language, languages } from "@/base/vocabulary";
import { csvLine, parseRecords, unquotedFormula } from "@/text/csv";

/** An entry as a file has it, not yet checked. */
export interface GivenEntry {
  kind: GlossaryKind;
  names: Partial<Record<Language, string[]>>;
}

/**
 * Entries of a CSV with a header row: a column for each language, by its code; `|` or `;` between several
 * names; `kind` is `person` or `term` (the default). Comma, semicolon or tab, whichever the header has.
 * Refuses `file-unreadable`, and `column-missing` where no column is a language.
 */
export function readGlossaryCsv(text: string): GivenEntry[] {
  const [header = [], ...rows] = parseRecords(text.replace(/^\ufeff/, "")).map(({ cells }) => cells);
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
          inLanguage.map((language) => [language, namesIn(cells[columns.indexOf(language)] ?? "")]),
        ),
      };
    });
}

const namesIn = (cell: string) =>
  unquotedFormula(cell)
    .split(/[|;؛]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** The same table back, for spreadsheets: UTF-8 with its mark, so that Excel reads the Arabic. */
export function writeGlossaryCsv(entries: readonly GivenEntry[]): string {
  const used = languages.filter((language) => entries.some(({ names }) => names[language]));
  const lines = [
    ["kind", ...used],
    ...entries.map(({ kind, names }) => [kind, ...used.map((language) => (names[language] ?? []).join(" | "))]),
  ];
  return `\ufeff${lines.map(csvLine).join("")}`;
}

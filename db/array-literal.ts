export type Cell = number | string | boolean | null;

/** An array as Postgres writes it (8.15.6): read in a fraction of the time that JSON takes. */
export const arrayLiteral = (cells: readonly Cell[]) =>
  `{${cells.map((cell) => (typeof cell === "string" ? `"${cell.replace(/["\\]/g, "\\$&")}"` : String(cell))).join()}}`;

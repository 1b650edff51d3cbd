/** The first `longest` UTF-16 units of a text; a pair of them is not cut in two, which no database would take. */
export function cut(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\ud800-\udbff]$/, "");
}

/** A line that separates or ends: `* * * * *`, `###`, `---`, `-30-`, `ENDS`, `انتهى` (bilingual.md D2). */
export type Marker = "line" | "end";

const line = /^(?:\*{3,}|#{3,}|-{3,}|_{3,}|={3,}|~{3,}|•{3,}|[–—]{2,}|⁂)$/;
const word = /^[-–—*(#\s]*(?:30|ENDS?|FIN|انتهى|انتهي|النهاية|كۆتایی|کۆتایی)[-–—*)#.\s]*$/iu;

export function markerOf(text: string): Marker | undefined {
  const bare = text.replace(/\s+/g, "");
  if (bare.length > 80) return undefined;
  if (line.test(bare)) return "line";
  // A lone "30" is a number; "-30-" is the newsroom's end.
  return word.test(bare) && bare !== "30" ? "end" : undefined;
}
